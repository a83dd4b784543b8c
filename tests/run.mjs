/**
 * One runner for every check: `npm test` runs all of them, `npm run check` (`--no-browser`) all that need no browser.
 * Steps run in stages; the steps of a stage run at the same time. The first stage that fails ends the run, and says
 * with which command to repeat the failed step alone. `--from <step>` starts at the stage that holds that step.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = '.cache/tests';
const subBuild = { BASE_PATH: '/sub/', SITE_URL: 'https://example.org' };
const subDist = { ...subBuild, DIST: '.cache/dist-sub' };

/** A Vitest project, or some files of it; its cases are counted from Vitest's own JSON. */
function vitest(name, project, { files = [], env = {} } = {}) {
  const output = `${results}/${name.replaceAll(' ', '-')}.json`;
  return {
    name,
    env,
    output,
    show: ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', project, ...files],
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
  };
}

/** A build must not print a warning: one that cannot be helped would be listed here, with its reason. */
const build = (name, args, env = {}) => ({
  name,
  env,
  show: ['astro', 'build', ...args],
  forbid: /\[WARN\]|^warning\b/im,
});

/** @type {{ name: string, show: string[], args?: string[], env?: Record<string, string>, forbid?: RegExp, output?: string, browser?: boolean }[][]} */
const stages = [
  [
    { name: 'types', show: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
    { name: 'lint', show: ['oxlint', '--deny-warnings'] },
    { name: 'format', show: ['prettier', '--check', '--log-level', 'warn', '.'] },
    vitest('unit and data tests', 'unit'),
  ],
  [build('build', [])],
  [vitest('site tests', 'site'), build('sub-path build', ['--outDir', '.cache/dist-sub'], subBuild)],
  [
    vitest('sub-path site tests', 'site', { files: ['tests/site/links', 'tests/site/csp'], env: subDist }),
    // What keeps a change's check under twelve minutes on two cores; `npm run journeys` runs every browser test.
    {
      ...vitest('browser tests', 'browser', {
        files: ['calculator.test', 'keyboard', 'matrix', 'pages', 'search', 'shell'].map(
          (name) => `tests/browser/${name}`,
        ),
      }),
      browser: true,
    },
  ],
];

/** Runs one step and resolves with what it printed; never rejects. */
function run(step) {
  const started = performance.now();
  const [program, ...args] = [...step.show, ...(step.args ?? [])];
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...process.env,
      ...step.env,
      PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    },
    shell: process.platform === 'win32',
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return new Promise((done) => {
    const finish = (code) => {
      const warned = step.forbid?.test(text) ?? false;
      if (warned) text += '\nThe build printed a warning (see above). Fix its cause.\n';
      done({ step, ok: code === 0 && !warned, text, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      text += `${String(error)}\nTip: run "npm ci" first.\n`;
      finish(1);
    });
    child.on('close', finish);
  });
}

/** Cases passed and failed in a step: from Vitest's JSON, or one for the step itself. */
function count({ step, ok }) {
  const single = ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!step.output) return single;
  try {
    const json = JSON.parse(readFileSync(join(root, step.output), 'utf8'));
    const failed = json.numFailedTests + (json.numFailedTests === 0 && !ok ? 1 : 0);
    return { passed: json.numPassedTests, failed };
  } catch {
    return single;
  }
}

function rerun(step) {
  const env = Object.entries(step.env ?? {}).map(([key, value]) => `${key}=${value}`);
  return [...env, 'npx', ...step.show].join(' ');
}

const noBrowser = process.argv.includes('--no-browser');
const from = process.argv.includes('--from') ? process.argv[process.argv.indexOf('--from') + 1] : undefined;
const first = from ? stages.findIndex((stage) => stage.some((step) => step.name === from)) : 0;
if (first < 0) {
  console.error(
    `No step is called "${from}". Steps: ${stages
      .flat()
      .map((step) => step.name)
      .join(', ')}.`,
  );
  process.exit(2);
}
rmSync(join(root, results), { recursive: true, force: true });
mkdirSync(join(root, results), { recursive: true });

const total = { passed: 0, failed: 0 };
for (const stage of stages.slice(first)) {
  const steps = stage.filter((step) => !(noBrowser && step.browser));
  const outcomes = await Promise.all(
    steps.map(async (step) => {
      const outcome = await run(step);
      const { passed, failed } = count(outcome);
      total.passed += passed;
      total.failed += failed;
      const cases = step.output ? `  ${passed} passed, ${failed} failed` : '';
      console.log(
        `${outcome.ok ? '✓' : '✗'} ${step.name.padEnd(20)} ${outcome.seconds.toFixed(1).padStart(6)} s${cases}`,
      );
      return outcome;
    }),
  );
  const failures = outcomes.filter((outcome) => !outcome.ok);
  for (const { step, text } of failures) {
    console.log(`\n──── ${step.name} ────\n${text.trimEnd()}\n\nRepeat this step alone:  ${rerun(step)}\n`);
  }
  if (failures.length > 0) break;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
