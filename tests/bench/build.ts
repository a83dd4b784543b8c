/** Build time a page, and how it grows: the site as it is, then with copies of the guide to five and ten times its pages. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { atMost, type Measure } from './measure.ts';

const LEFT_OUT = new Set(['node_modules', 'dist', '.astro', '.cache']);

interface Run {
  pages: number;
  seconds: number;
}

function build(folder: string): Run {
  const started = performance.now();
  const result = spawnSync('astro', ['build'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: resolve('node_modules/.bin') + delimiter + (process.env['PATH'] ?? ''),
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  if (result.status !== 0) throw new Error(`The build in the benchmark failed:\n${result.stdout}\n${result.stderr}`);
  const seconds = (performance.now() - started) / 1000;
  const pages = readdirSync(join(folder, 'dist'), { recursive: true }).filter((file) =>
    String(file).endsWith('.html'),
  ).length;
  return { pages, seconds };
}

/** Adds copies of the guide in both languages until the site has about `wanted` pages. */
function grow(folder: string, from: number, wanted: number): void {
  for (const language of ['zh', 'en']) {
    const guides = join(folder, 'content/docs', language, 'guides');
    const text = readFileSync(join(guides, 'host-routing.mdx'), 'utf8');
    for (let index = 0; index < (wanted - from) / 2; index++) {
      writeFileSync(join(guides, `copy-${index}.mdx`), text.replace(/^title:.*$/m, `title: Copy ${index}`));
    }
  }
}

/** Builds three sizes in a temporary copy of the repository (with its history, which dates the pages), each from cold caches. */
export function measureBuild(): Measure[] {
  // Below the repository, so that packages are found in its node_modules: Astro does not build through a link to them.
  const folder = resolve('.cache/bench-build');
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder, { recursive: true });
    // Entry by entry: a folder may not be copied into one of its own.
    for (const entry of readdirSync('.').filter((name) => !LEFT_OUT.has(name))) {
      cpSync(entry, join(folder, entry), { recursive: true });
    }
    const runs: Run[] = [];
    for (const factor of [1, 5, 10]) {
      if (runs[0]) grow(folder, runs[0].pages, runs[0].pages * factor);
      for (const cache of ['dist', '.astro']) rmSync(join(folder, cache), { recursive: true, force: true });
      runs.push(build(folder));
    }
    const [small, middle, large] = runs as [Run, Run, Run];
    const each = (a: Run, b: Run): number => ((b.seconds - a.seconds) / (b.pages - a.pages)) * 1000;
    const growth = each(middle, large) / each(small, middle);
    return [
      { what: `build, ${small.pages} pages`, value: small.seconds, unit: 's', detail: runs },
      atMost(`build a page, ${large.pages} pages`, (large.seconds / large.pages) * 1000, 71, 'ms', runs),
      atMost('build, cost of a further page, second half to first', growth, 1.25, '×', {
        first: each(small, middle),
        second: each(middle, large),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
