import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../../src/stats';
import type { Command } from './commands';

/** A command to run in every round, and what it must end with. */
export interface Job {
  readonly name: string;
  readonly command: Command;
  readonly status: number;
}

/** What a whole process took. */
export interface Usage {
  readonly seconds: number;
  /** Largest resident set, in MB; of its children, too. */
  readonly megabytes: number;
}

const GNU_TIME = '/usr/bin/time';

/**
 * Runs every command once a round, and gives each one's medians. Round by round and not command by
 * command, so that what else the machine does hits all alike.
 *
 * @throws Error when a command ends otherwise than it must
 */
export function medians(rounds: number, jobs: readonly Job[], folder: string): Usage[] {
  const taken = jobs.map((): Usage[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, job] of jobs.entries()) taken[index]?.push(usage(job, folder));
  }
  const median = (values: number[]) => percentile(values, 0.5) ?? NaN;
  return taken.map((usages) => ({
    seconds: median(usages.map(({ seconds }) => seconds)),
    megabytes: Math.max(...usages.map(({ megabytes }) => megabytes)),
  }));
}

function usage({ name, command, status }: Job, folder: string): Usage {
  if (!existsSync(GNU_TIME)) throw new Error(`${GNU_TIME} is not there: install GNU time`);
  const peak = join(folder, 'peak');
  const errors = join(folder, 'errors');
  // Not through a pipe: what is printed must not wait for us.
  const stderr = openSync(errors, 'w');
  const start = performance.now();
  const ended = spawnSync(GNU_TIME, ['-q', '-f', '%M', '-o', peak, ...command], {
    stdio: ['ignore', 'ignore', stderr],
  });
  const seconds = (performance.now() - start) / 1000;
  closeSync(stderr);
  if (ended.status !== status) {
    const said = readFileSync(errors, 'utf8').slice(0, 2000);
    throw new Error(`${name} ended with ${ended.status}, not ${status}: ${said}`);
  }
  const kibibytes = Number(readFileSync(peak, 'utf8'));
  rmSync(peak);
  return { seconds, megabytes: (kibibytes * 1024) / 1e6 };
}
