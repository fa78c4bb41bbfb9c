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
  /** Of how many runs. */
  readonly rounds: number;
}

type Run = Omit<Usage, 'rounds'>;

const GNU_TIME = '/usr/bin/time';

/**
 * Runs every command once a round, and gives each one's medians. Round by round and not command by
 * command, so that what else the machine does hits all alike. What each run took is told on standard
 * error at once, so that a bench that is cut off has not been in vain.
 *
 * @throws Error when a command ends otherwise than it must
 */
export function medians(rounds: number, jobs: readonly Job[], folder: string): Usage[] {
  const taken = jobs.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, job] of jobs.entries()) {
      const run = runOnce(job, folder);
      taken[index]?.push(run);
      const { seconds, megabytes } = run;
      console.error(`${job.name}: ${seconds.toFixed(3)} s, ${megabytes.toFixed(0)} MB`);
    }
  }
  const median = (values: number[]) => percentile(values, 0.5) ?? NaN;
  return taken.map((runs) => ({
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
    rounds,
  }));
}

function runOnce({ name, command, status }: Job, folder: string): Run {
  if (!existsSync(GNU_TIME)) throw new Error(`${GNU_TIME} is not there: install GNU time`);
  const peak = join(folder, 'peak');
  const errors = join(folder, 'errors');
  // To files and not through pipes: what is printed must not wait for us.
  const [stdout, stderr] = [openSync(join(folder, 'printed'), 'w'), openSync(errors, 'w')];
  const start = performance.now();
  const ended = spawnSync(GNU_TIME, ['-q', '-f', '%M', '-o', peak, ...command], {
    stdio: ['ignore', stdout, stderr],
  });
  const seconds = (performance.now() - start) / 1000;
  closeSync(stdout);
  closeSync(stderr);
  if (ended.status !== status) {
    const said = readFileSync(errors, 'utf8').slice(0, 2000);
    throw new Error(`${name} ended with ${ended.status}, not ${status}: ${said}`);
  }
  const kibibytes = Number(readFileSync(peak, 'utf8'));
  rmSync(peak);
  return { seconds, megabytes: (kibibytes * 1024) / 1e6 };
}
