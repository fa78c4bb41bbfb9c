import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { inject } from 'vitest';

/** The whole command, as a file that Node runs. */
export const COMMAND = inject('command');

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
