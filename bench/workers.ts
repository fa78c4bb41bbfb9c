/**
 * Workers in processes of their own, on a PostgreSQL that this starts: do all jobs end, once, though
 * workers are killed with -9, all but one at a time; and how much faster are two workers than one?
 *
 *   npx tsx bench/workers.ts [crash|sweep]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkRun } from '../src/artifacts';
import { openDatabase } from '../src/jobs/database';
import { JobQueue } from '../src/jobs/queue';
import { JobStore } from '../src/jobs/store';
import { Recomputation } from '../src/report';
import { readTelemetry } from '../src/telemetry';

const EXPERIMENT = fileURLToPath(
  new URL('../test/jobs/worker/steps-experiment.mjs', import.meta.url),
);
const CLI = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const KILL_EVERY_MS = 2000;

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
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'worker', ...place, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const text of child.stderr as AsyncIterable<Buffer>) {
    if (text.includes('Taking jobs')) break;
    process.stderr.write(text);
  }
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

async function crash(): Promise<void> {
  await submit(50, { steps: 5, step_ms: 100 });
  const ready: ChildProcess[] = [];
  let starting = 0;
  const start = async () => {
    starting++;
    ready.push(await startWorker(4));
    starting--;
  };
  await Promise.all([start(), start(), start()]);
  const started = performance.now();
  let kills = 0;
  while ((await countOpen()) > 0) {
    await wait(KILL_EVERY_MS);
    // While the next one starts, one is left: on a busy machine a start takes longer than this.
    const oldest = ready.length > 1 ? ready.shift() : undefined;
    if (!oldest) continue;
    await kill(oldest, 'SIGKILL');
    kills++;
    process.stderr.write(`${kills} killed, ${await countOpen()} jobs open\n`);
    void start();
  }
  const seconds = (performance.now() - started) / 1000;
  const rows = await database.query<{ state: string; run_id: string; attempt: number }>(
    'SELECT state, run_id, attempt FROM crucible.job',
  );
  let [problems, gaps, ends] = [0, 0, 0];
  for (const { run_id } of rows) {
    const folder = join(artifacts, 'steps', run_id);
    const check = checkRun(folder, 'writer', { observer: new Recomputation(folder) });
    for await (const found of check) problems += [...found].length;
    let next = 0;
    for await (const { event } of readTelemetry(join(folder, 'telemetry.jsonl'))) {
      if (event.value.seq !== next++) gaps++;
      if (event.value.event_name === 'run_stop') ends++;
    }
  }
  const attempts = rows.reduce((sum, { attempt }) => sum + attempt, 0);
  console.log(`${kills} workers killed in ${seconds.toFixed(0)} s`);
  console.log(
    `completed ${rows.filter(({ state }) => state === 'completed').length} of ${rows.length} jobs, in ${attempts} attempts`,
  );
  console.log(
    `runs ${new Set(rows.map(({ run_id }) => run_id)).size}, run_stop events ${ends}, problems found by validate ${problems}, gaps in seq ${gaps}`,
  );
  while (starting > 0) await wait(20);
  for (const worker of ready) await kill(worker, 'SIGKILL');
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
console.log(`${cpus().length} x ${cpu?.model}, Node ${process.versions.node}`);
const wanted = process.argv[2];
if (wanted !== 'sweep') await crash();
if (wanted !== 'crash') await sweep();
await queue.close();
await database.close();
rmSync(root, { recursive: true, force: true });
