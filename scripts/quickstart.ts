import { spawnSync } from 'node:child_process';

/** What a new user sees first: build, run the SciFact example on its own data, check what it left. */
const OUTPUT_DIR = 'artifacts/crucible';
const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ['Building', ['npx', '--no-install', 'tsup', '--silent', '--no-dts']],
  [
    'Training and evaluating on the embedded sample',
    ['node', 'dist/cli.cjs', 'run', 'examples/scifact_lora.ts', '--output-dir', OUTPUT_DIR],
  ],
  ['Validating what the run left', ['node', 'dist/cli.cjs', 'validate', OUTPUT_DIR]],
];

for (const [title, [command = '', ...args]] of STEPS) {
  console.log(`\n# ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
