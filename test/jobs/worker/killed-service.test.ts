import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { validateJob, type Job } from '../../../src';
import { problemsIn } from '../../experiment/support';
import { COMMAND } from '../../cli/command';
import { newGate } from './gate';
import { EXPERIMENT } from './workshop';

const root = mkdtempSync(join(tmpdir(), 'crucible-killed-service-'));
// The user that the database runs as passes through.
chmodSync(root, 0o711);
const { DATABASE_URL: _, ...env } = process.env;
const running = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of running) await end(child, 'SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** `crucible serve` on the folder of this test, and what it has printed. */
async function serve(): Promise<{ child: ChildProcess; url: string; token: string }> {
  const options = ['--port', '0', '--data-dir', root, '--experiment', EXPERIMENT];
  const command = [COMMAND, 'serve', ...options];
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [printed, told] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  await vi.waitFor(() => expect(told).toContain('Ctrl-C ends.'), { timeout: 60_000 });
  const [url = '', token = ''] = printed.split('\n');
  return { child, url, token };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  running.delete(child);
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

it('a service with a database of its own is killed and started again, and its job goes on', async () => {
  const first = await serve();
  const gate = newGate(root);
  const headers = {
    Authorization: `Bearer ${first.token}`,
    'Content-Type': 'application/json',
  };
  const submitted = await fetch(`${first.url}/v1/jobs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      schema_version: '1.0.0',
      experiment_id: 'steps',
      params: { gate: gate.path },
    }),
  });
  expect(submitted.status).toBe(202);
  const { job_id } = (await submitted.json()) as Job;
  const until = (url: string, wanted: Partial<Job>) =>
    vi.waitFor(
      async () => {
        const response = await fetch(`${url}/v1/jobs/${job_id}`, { headers });
        const job: unknown = await response.json();
        expect(validateJob(job)).toMatchObject({ ok: true });
        expect(job).toMatchObject(wanted);
        return job as Job;
      },
      { timeout: 60_000, interval: 100 },
    );
  const before = await until(first.url, { progress: { completed: 1, total: 2 } });
  const folder = join(root, 'artifacts', 'steps', before.run_id ?? '');
  const ran = () => readFileSync(`${folder}.ran`, 'utf8');
  await vi.waitFor(() => expect(ran()).toBe('first\nsecond\n'), { timeout: 30_000 });
  await end(first.child, 'SIGKILL');
  gate.open();

  const second = await serve();
  const job = await until(second.url, { state: 'completed' });
  expect(job).toMatchObject({ attempt: 2, run_id: before.run_id });
  expect(ran()).toBe('first\nsecond\nsecond\n');
  expect(await problemsIn(folder)).toEqual([]);
  await end(second.child, 'SIGTERM');
  expect(second.child.exitCode).toBe(0);
});
