import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readTelemetry } from '../../../src/telemetry';
import { problemsIn } from '../../experiment/support';
import { COMMAND } from '../../cli/command';
import { EXPERIMENT, openWorkshop, type Workshop } from './workshop';

let shop: Workshop;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  shop = await openWorkshop();
});
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  await shop.clear();
});
afterAll(() => shop.close());

/** `crucible worker` in a process of its own, once it takes jobs. */
async function startProcess(): Promise<ChildProcess> {
  const args = ['worker', '--database-url', shop.database.url ?? ''];
  const rest = ['--artifacts', shop.artifacts, '--experiment', EXPERIMENT, '--grace', '1'];
  const command = [COMMAND, ...args, ...rest];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  children.add(child);
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  await vi.waitFor(() => expect(told).toContain('Taking jobs'), { timeout: 60_000, interval: 50 });
  return child;
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  // And what it told has arrived.
  const ended = once(child, 'close');
  child.kill(signal);
  await ended;
}

async function seqs(folder: string): Promise<number[]> {
  const found: number[] = [];
  for await (const { event } of readTelemetry(join(folder, 'telemetry.jsonl')))
    found.push(event.value.seq);
  return found;
}

/** The folder of the job's run, once its manifest says that it was canceled. */
async function untilCanceled(jobId: string): Promise<string> {
  const job = await shop.get(jobId);
  await expect.poll(() => shop.statusOf(job)).toBe('canceled');
  return shop.folderOf(job);
}

it('a job whose worker is killed goes on elsewhere within seconds, where it was', async () => {
  const worker = await startProcess();
  const gate = shop.newGate();
  const jobId = await shop.submit({ gate: gate.path });
  const first = await shop.untilEvent(jobId, 'second/step');
  await end(worker, 'SIGKILL');
  gate.open();
  await startProcess();
  await shop.untilEvent(jobId, 'RunInterrupted');
  const job = await shop.until(jobId, 'completed');
  expect(job).toMatchObject({ attempt: 2, run_id: first.run_id, progress: { completed: 2 } });
  // The stage that was done is not repeated.
  expect(shop.ran(job)).toEqual(['first', 'second', 'second']);
  const folder = shop.folderOf(job);
  expect(await problemsIn(folder)).toEqual([]);
  const found = await seqs(folder);
  expect(found).toEqual(found.map((_, seq) => seq));
});

it('a worker that was only silent loses its job, and does not write to the run any more', async () => {
  const silent = await startProcess();
  const gate = shop.newGate();
  const jobId = await shop.submit({ gate: gate.path });
  await shop.untilEvent(jobId, 'first/step');
  silent.kill('SIGSTOP');
  await shop.work();
  await shop.untilEvent(jobId, 'RunInterrupted');
  silent.kill('SIGCONT');
  // The other one is busy: it has done with the one before.
  await shop.until(await shop.submit(), 'completed');
  gate.open();
  const job = await shop.until(jobId, 'completed');
  expect(job.attempt).toBe(2);
  const folder = shop.folderOf(job);
  expect(await problemsIn(folder)).toEqual([]);
  const found = await seqs(folder);
  expect(found).toEqual(found.map((_, seq) => seq));
});

it('the run of a job that was canceled is ended elsewhere when its worker is killed before', async () => {
  const worker = await startProcess();
  const jobId = await shop.submit({ deaf_ms: 600_000 });
  await shop.untilDeaf(jobId);
  const canceled = await shop.jobs.cancel(jobId, 'ci');
  await end(worker, 'SIGKILL');
  await shop.work();
  const folder = await untilCanceled(jobId);
  expect(await problemsIn(folder)).toEqual([]);
  expect(await shop.get(jobId)).toEqual(canceled);
  expect(shop.told).toEqual([]);
});

it('a worker that is silent after its job was canceled does not write to the run that others ended', async () => {
  const silent = await startProcess();
  const jobId = await shop.submit({ deaf_ms: 12_000 });
  await shop.untilDeaf(jobId);
  await shop.jobs.cancel(jobId, 'ci');
  // It knows: it has renewed what it has.
  const renewed = `SELECT FROM crucible.canceled_run JOIN crucible.job USING (job_id)
    WHERE job_id = $1 AND canceled_run.lease_expires_at > finished_at + interval '6 seconds'`;
  await expect.poll(() => shop.database.query(renewed, [jobId])).toHaveLength(1);
  silent.kill('SIGSTOP');
  const other = await shop.work();
  const folder = await untilCanceled(jobId);
  await other.stop(10_000);
  const events = readFileSync(join(folder, 'telemetry.jsonl'));
  silent.kill('SIGCONT');
  // Nobody else is there: it has done with the one before.
  await shop.until(await shop.submit(), 'completed');
  expect(readFileSync(join(folder, 'telemetry.jsonl'))).toEqual(events);
  expect(await problemsIn(folder)).toEqual([]);
});

it('a worker that is told to stop hands its job back, and ends', async () => {
  const worker = await startProcess();
  const gate = shop.newGate();
  const jobId = await shop.submit({ gate: gate.path });
  await shop.untilEvent(jobId, 'first/step');
  await end(worker, 'SIGTERM');
  expect(worker.exitCode).toBe(0);
  // At once, and not when a lease has expired.
  const text = 'SELECT lease_holder FROM crucible.job WHERE job_id = $1';
  expect(await shop.database.query(text, [jobId])).toEqual([{ lease_holder: null }]);
  gate.open();
  await shop.work();
  await shop.untilEvent(jobId, 'RunInterrupted');
  const job = await shop.until(jobId, 'completed');
  expect(job.attempt).toBe(2);
});

it('a worker that is stopped ends though a stage does not listen, and its job goes on elsewhere', async () => {
  const worker = await startProcess();
  const jobId = await shop.submit({ deaf_ms: 600_000 });
  await shop.untilDeaf(jobId);
  let told = '';
  worker.stderr?.on('data', (text: Buffer) => (told += text.toString()));
  await end(worker, 'SIGTERM');
  expect(worker.exitCode).toBe(0);
  expect(told).toContain(`ending in the middle of the job ${jobId}`);
  expect(await shop.get(jobId)).toMatchObject({ state: 'running', attempt: 1 });
  await shop.work();
  const job = await shop.until(jobId, 'completed', 40_000);
  expect(job).toMatchObject({ attempt: 2 });
  expect(await problemsIn(shop.folderOf(job))).toEqual([]);
});
