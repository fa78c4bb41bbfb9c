import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { System } from './commands';
import type { EventsFile } from './files';

/**
 * Holds a system to the lines that are known to be bad.
 *
 * @throws Error when it takes a bad line for good, or a good one for bad
 */
export function holdToBadLines(system: System, file: EventsFile, folder: string): void {
  const { name, check, rejects, counts } = system;
  if (rejects === undefined) return;
  const [program, ...args] = check(file.path);
  const path = join(folder, 'said');
  const output = openSync(path, 'w');
  const { status } = spawnSync(program, args, { stdio: ['ignore', output, output] });
  closeSync(output);
  const said = readFileSync(path, 'utf8').slice(-2000);
  if (status !== (file.badLines > 0 ? rejects : 0)) {
    throw new Error(`${name} ended with ${status} on events ${file.name}: ${said}`);
  }
  const found = counts?.exec(said)?.[1];
  if (counts && Number(found) !== file.badLines) {
    throw new Error(`${name} found ${found} bad lines of ${file.badLines}: ${said}`);
  }
}
