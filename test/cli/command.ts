import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'crucible-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as one file, built once a test file: starting it through tsx takes seconds. */
export const COMMAND = join(folder, 'cli.mjs');
buildSync({
  entryPoints: ['src/cli/main.ts'],
  outfile: COMMAND,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // The runtime and the service are no part of what is tested here.
  external: ['./run', './serve', './token'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'error',
});

interface Options {
  readonly input?: string;
  readonly cwd?: string;
  readonly timeout?: number;
}

type Ended = Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr'>;

/** Runs `crucible validate` as a user does. */
export function crucible(args: readonly string[], options: Options = {}): Ended {
  return run(['validate', ...args], options);
}

/** Runs `crucible compat` as a user does. */
export function compat(args: readonly string[], options: Options = {}): Ended {
  return run(['compat', ...args], options);
}

function run(args: readonly string[], options: Options): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    // A pipe is no terminal, whatever colour libraries take CI for.
    env: { ...process.env, CI: '1' },
    maxBuffer: 1 << 28,
    ...options,
  });
  return { status, stdout, stderr };
}
