/**
 * Workers in processes of their own, on a PostgreSQL that this starts: do all jobs end, once, though
 * one of them is killed with -9 every two seconds; and how much faster are two workers than one?
 *
 *   npx tsx bench/workers.ts [crash|sweep]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkRun } from '../src/artifacts';
import { openDatabase } from '../src/jobs/database';
import { JobQueue } from '../src/jobs/queue';
import { JobStore } from '../src/jobs/store';
import { Recomputation } from '../src/report';
import { readTelemetry } from '../src/telemetry';
import { buildCommand } from '../test/cli/build-command';

const EXPERIMENT = fileURLToPath(
  new URL('../test/jobs/worker/steps-experiment.mjs', import.meta.url),
);
const KILL_EVERY_MS = 2000;
const WORKERS = 6;

const { folder: built, command } = buildCommand();

const root = mkdtempSync(join(tmpdir(), 'crucible-bench-workers-'));
chmodSync(root, 0o711);
const artifacts = join(root, 'runs');
const database = await openDatabase({ folder: join(root, 'data') });
const queue = await JobQueue.open(database);
const jobs = new JobStore(database, {
  check: () => [],
  queueLimit: 1000,
  onCreated: (sql, jobId) => queue.add(sql, jobId),
});

/** A worker, once it takes jobs. */
async function startWorker(concurrency: number): Promise<ChildProcess> {
  const place = ['--database-url', database.url ?? '', '--artifacts', artifacts];
  const options = ['--experiment', EXPERIMENT, '--concurrency', String(concurrency)];
  const child = spawn(process.execPath, [command, 'worker', ...place, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Read to the end: a pipe that nobody reads would hold the worker up.
  const lines = createInterface(child.stderr);
  lines.on('line', (line) => process.stderr.write(`${line}\n`));
  await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  return child;
}

async function kill(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function submit(count: number, params: { steps: number; step_ms: number }) {
  const request = { schema_version: '1.0.0', experiment_id: 'steps', params };
  for (let n = 0; n < count; n++) {
    const { outcome } = await jobs.submit(request, undefined);
    if (outcome !== 'accepted') throw new Error(outcome);
  }
}

async function countOpen(): Promise<number> {
  const [row] = await database.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM crucible.job WHERE state IN ('queued', 'running')",
  );
  return row?.open ?? 0;
}

/** Keeps so many workers alive, and kills any one of those that take jobs. */
class Crew {
  readonly #ready = new Set<ChildProcess>();
  readonly #starting = new Set<Promise<void>>();

  start(): void {
    const starting = startWorker(1).then((child) => void this.#ready.add(child));
    this.#starting.add(starting);
    void starting.finally(() => this.#starting.delete(starting));
  }

  /** Whether there was one to kill; another is started in its place. */
  async killOne(): Promise<boolean> {
    const all = [...this.#ready];
    const child = all[Math.floor(Math.random() * all.length)];
    if (!child) return false;
    this.#ready.delete(child);
    await kill(child, 'SIGKILL');
    this.start();
    return true;
  }

  /** Whether the last one was killed, and none takes jobs now. */
  get isGone(): boolean {
    return this.#ready.size === 0;
  }

  async end(): Promise<void> {
    await Promise.all(this.#starting);
    for (const child of this.#ready) await kill(child, 'SIGKILL');
  }
}

async function crash(): Promise<void> {
  await submit(50, { steps: 5, step_ms: 100 });
  const crew = new Crew();
  for (let count = 0; count < WORKERS; count++) crew.start();
  const started = performance.now();
  let [kills, allGone] = [0, 0];
  while ((await countOpen()) > 0) {
    await wait(KILL_EVERY_MS);
    if (!(await crew.killOne())) continue;
    kills++;
    if (crew.isGone) allGone++;
    process.stderr.write(`${kills} killed, ${await countOpen()} jobs open\n`);
  }
  const seconds = (performance.now() - started) / 1000;
  const rows = await database.query<{ state: string; run_id: string; attempt: number }>(
    'SELECT state, run_id, attempt FROM crucible.job',
  );
  const found = { problems: 0, gaps: 0, once: 0 };
  for (const { run_id } of rows) {
    const folder = join(artifacts, 'steps', run_id);
    const check = checkRun(folder, 'writer', { observer: new Recomputation(folder) });
    for await (const problems of check) found.problems += [...problems].length;
    let [next, ends] = [0, 0];
    for await (const { event } of readTelemetry(join(folder, 'telemetry.jsonl'))) {
      if (event.value.seq !== next++) found.gaps++;
      if (event.value.event_name === 'run_stop') ends++;
    }
    if (ends === 1) found.once++;
  }
  const folders = await readdir(join(artifacts, 'steps'), { withFileTypes: true });
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const table: [string, number | string][] = [
    ['workers at a time', WORKERS],
    ['workers killed with -9, one every 2 s', kills],
    ['of these the last one that took jobs', allGone],
    ['seconds', seconds.toFixed(0)],
    ['jobs completed', `${count('completed')} of ${rows.length}`],
    ['attempts', rows.reduce((sum, { attempt }) => sum + attempt, 0)],
    ['folders of runs', folders.filter((entry) => entry.isDirectory()).length],
    ['runs that ended exactly once', found.once],
    ['gaps in seq', found.gaps],
    ['problems found by validate', found.problems],
  ];
  console.log('| | |\n|---|---:|');
  for (const row of table) console.log(`| ${row.join(' | ')} |`);
  await crew.end();
}

async function sweep(): Promise<void> {
  const taken: number[] = [];
  for (const count of [1, 2]) {
    const workers = await Promise.all(Array.from({ length: count }, () => startWorker(1)));
    const started = performance.now();
    await submit(40, { steps: 5, step_ms: 100 });
    while ((await countOpen()) > 0) await wait(20);
    taken.push((performance.now() - started) / 1000);
    for (const worker of workers) await kill(worker, 'SIGTERM');
  }
  const [one = 0, two = 0] = taken;
  console.log(
    `40 jobs that wait 1 s each: one worker ${one.toFixed(1)} s, two ${two.toFixed(1)} s: ${(two / one).toFixed(2)} of the time`,
  );
}

const [cpu] = cpus();
console.log(`${cpus().length} x ${cpu?.model}, Node ${process.versions.node}\n`);
const wanted = process.argv[2];
if (wanted !== 'sweep') await crash();
if (wanted !== 'crash') await sweep();
await queue.close();
await database.close();
rmSync(root, { recursive: true, force: true });
rmSync(built, { recursive: true });
