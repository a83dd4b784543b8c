/**
 * `npm run bench`: prints the measures of the site against their bars and writes them to tests/bench/results/latest.json.
 * `--only bytes,keystroke` runs some of: bytes, keystroke, filter, play, evaluate, build, lighthouse. `--runs 5` sets Lighthouse's runs.
 * `--no-build` measures the `dist/` that is there. The exit code is 0 whatever the figures: they depend on the machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { launchBrowser } from '../browser/browser.ts';
import { serve } from '../browser/serve.ts';
import { measureBuild } from './build.ts';
import { measureBytes } from './bytes.ts';
import { measureEvaluate } from './evaluate.ts';
import { measureFilter } from './filter.ts';
import { measureKeystrokes } from './keystroke.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measurePlay } from './play.ts';

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const ALL = ['bytes', 'keystroke', 'filter', 'play', 'evaluate', 'build', 'lighthouse'];
const only = option('only')?.split(',') ?? ALL;
const unknown = only.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${ALL.join(', ')}.`);
  process.exit(2);
}
const runs = Number(option('runs') ?? 5);
const needsSite = only.some((name) => !['evaluate', 'build'].includes(name));
if (needsSite && !process.argv.includes('--no-build')) {
  const { status } = spawnSync('astro', ['build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const site = needsSite ? await serve('dist') : undefined;
const browser = needsSite ? await launchBrowser() : undefined;
const results = {};
for (const name of only) {
  console.error(`Measuring ${name} …`);
  if (name === 'bytes') results[name] = await measureBytes(browser, site.url);
  if (name === 'keystroke') results[name] = await measureKeystrokes(browser, site.url);
  if (name === 'filter') results[name] = await measureFilter(browser, site.url);
  if (name === 'play') results[name] = await measurePlay(browser, site.url);
  if (name === 'evaluate') results[name] = await measureEvaluate();
  if (name === 'build') results[name] = measureBuild();
  if (name === 'lighthouse') results[name] = await measureLighthouse(site.url, runs);
}
const chromium = browser?.version();
await browser?.close();
await site?.close();

const figure = ({ value, unit }) => {
  const digits = value >= 1000 ? 0 : unit === '' || unit === 'ms' ? 0 : unit === 's' || unit === '×' ? 2 : 1;
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`.trim();
};
const rows = Object.values(results).flat();
const width = Math.max(...rows.map((row) => row.what.length));
for (const row of rows) {
  const mark = row.ok === undefined ? ' ' : row.ok ? '✓' : '✗';
  console.log(`${mark} ${row.what.padEnd(width)}  ${figure(row).padStart(12)}  ${row.bar ?? ''}`);
  const failing = row.detail?.failing;
  if (row.ok === false && failing?.length) console.log(`    ${failing.join('; ')}`);
}

// Measures not run this time keep their last figures, each with its own date.
const file = 'tests/bench/results/latest.json';
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  ...(chromium ? { chromium } : {}),
};
const date = new Date().toISOString().slice(0, 10);
for (const [name, measures] of Object.entries(results)) before[name] = { date, machine, measures };
mkdirSync('tests/bench/results', { recursive: true });
writeFileSync(file, `${JSON.stringify(before, undefined, 2)}\n`);
