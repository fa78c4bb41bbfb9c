import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Checks by the question each answers; the command is what to run to see it alone. */
const CHECKS: Record<string, string[]> = {
  'Is generated/ what the schemas give?': ['tsx', 'scripts/generate/index.ts', '--check'],
  'Is everything formatted?': ['prettier', '--check', '.'],
  'Does lint pass?': ['eslint', '.'],
  'Do the types hold?': ['tsc', '--noEmit'],
  'Does it build?': ['tsup', '--silent'],
  'Is anything unused?': ['knip'],
  'Is the package well formed?': ['publint', '--strict'],
  'Do its types resolve everywhere?': [
    ...['attw', '--pack', '.', '--profile', 'node16'],
    ...['--exclude-entrypoints', 'openapi.yaml', 'runtime', 'compat'],
  ],
  'Do the types of what is ESM alone resolve?': [
    ...['attw', '--pack', '.', '--profile', 'esm-only', '--entrypoints', 'runtime', 'compat'],
  ],
  'Is it within its size budget?': ['size-limit'],
  'Is the contract compatible with its last release?': [
    ...['tsx', 'dist/cli.cjs', 'compat', '--base', 'baseline'],
  ],
  'Does openapi.yaml pass the recommended rules?': ['redocly', 'lint', 'openapi.yaml'],
};

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
}

/** Debian's names of a browser that playwright-core can drive. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser test needs a browser, which npm does not bring; without one it is skipped, counted. */
function installBrowser(): void {
  const isThere = BROWSERS.some((name) => spawnSync('which', [name]).status === 0);
  if (isThere || process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return;
  console.log('\n# Installing chromium for the browser test');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], { stdio: 'inherit' });
  apt('update');
  apt('install', '--no-install-recommends', 'chromium');
}

let passed = 0;
let failed = 0;
let skipped = 0;

for (const [question, command] of Object.entries(CHECKS)) {
  console.log(`\n# ${question}`);
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  if (status === 0) passed++;
  else {
    failed++;
    console.log(`failed: npx ${command.join(' ')}`);
  }
}

installBrowser();
console.log('\n# Do the tests pass?');
const file = join(tmpdir(), `crucible-vitest-${process.pid}.json`);
const { status } = spawnSync(
  'npx',
  [
    '--no-install',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ],
  { stdio: 'inherit' },
);
// Written by vitest just now.
const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
rmSync(file);
passed += report.numPassedTests;
failed += report.numFailedTests;
skipped += report.numPendingTests;
// A suite that could not be loaded has no tests to count.
if (status !== 0 && report.numFailedTests === 0) failed++;

const end = skipped > 0 ? `, ${skipped} skipped` : '';
console.log(`\n${passed} passed, ${failed} failed${end}`);
process.exitCode = failed > 0 ? 1 : 0;
