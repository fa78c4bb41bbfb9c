import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readTelemetry } from '../../../src/telemetry';
import { problemsIn } from '../../experiment/support';
import { EXPERIMENT, openWorkshop, type Workshop } from './workshop';

let shop: Workshop;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  shop = await openWorkshop();
}, 60_000);
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  await shop.clear();
});
afterAll(() => shop.close());

/** `crucible worker` in a process of its own, once it takes jobs. */
async function startProcess(): Promise<ChildProcess> {
  const args = ['worker', '--database-url', shop.database.url ?? ''];
  const rest = ['--artifacts', shop.artifacts, '--experiment', EXPERIMENT, '--grace', '1'];
  const command = ['--import', 'tsx', 'src/cli/main.ts', ...args, ...rest];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  children.add(child);
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  await vi.waitFor(() => expect(told).toContain('Taking jobs'), { timeout: 30_000, interval: 50 });
  return child;
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function seqs(folder: string): Promise<number[]> {
  const found: number[] = [];
  for await (const { event } of readTelemetry(join(folder, 'telemetry.jsonl')))
    found.push(event.value.seq);
  return found;
}

it('a job whose worker is killed goes on elsewhere within seconds, where it was', async () => {
  const worker = await startProcess();
  const jobId = await shop.submit({ steps: 30, step_ms: 30 });
  const first = await shop.untilEvent(jobId, 'second/step');
  await end(worker, 'SIGKILL');
  const killed = performance.now();
  await startProcess();
  await shop.untilEvent(jobId, 'RunInterrupted');
  expect(performance.now() - killed).toBeLessThan(12_000);
  const job = await shop.until(jobId, 'completed');
  expect(job).toMatchObject({ attempt: 2, run_id: first.run_id, progress: { completed: 2 } });
  // The stage that was done is not repeated.
  expect(shop.ran(job)).toEqual(['first', 'second', 'second']);
  const folder = shop.folderOf(job);
  expect(await problemsIn(folder)).toEqual([]);
  const found = await seqs(folder);
  expect(found).toEqual(found.map((_, seq) => seq));
}, 60_000);

it('a worker that was only silent loses its job, and does not write to the run any more', async () => {
  const silent = await startProcess();
  const jobId = await shop.submit({ steps: 30, step_ms: 100 });
  await shop.untilEvent(jobId, 'first/step');
  silent.kill('SIGSTOP');
  await shop.work();
  await shop.untilEvent(jobId, 'RunInterrupted');
  silent.kill('SIGCONT');
  const job = await shop.until(jobId, 'completed', 30_000);
  expect(job.attempt).toBe(2);
  const folder = shop.folderOf(job);
  expect(await problemsIn(folder)).toEqual([]);
  const found = await seqs(folder);
  expect(found).toEqual(found.map((_, seq) => seq));
}, 60_000);

it('a worker that is told to stop hands its job back, and ends', async () => {
  const worker = await startProcess();
  const jobId = await shop.submit({ steps: 30, step_ms: 100 });
  await shop.untilEvent(jobId, 'first/step');
  const stopped = performance.now();
  await end(worker, 'SIGTERM');
  expect(worker.exitCode).toBe(0);
  expect(performance.now() - stopped).toBeLessThan(4000);
  // At once, and not when a lease has expired.
  await shop.work();
  await shop.untilEvent(jobId, 'RunInterrupted');
  expect(performance.now() - stopped).toBeLessThan(5500);
  const job = await shop.until(jobId, 'completed');
  expect(job.attempt).toBe(2);
}, 60_000);
