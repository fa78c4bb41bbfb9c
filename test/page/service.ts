import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../src/jobs/database';
import { COMMAND } from '../cli/command';

const EXPERIMENTS = [
  join(import.meta.dirname, '../jobs/worker/steps-experiment.mjs'),
  join(import.meta.dirname, '../../examples/scifact_lora.ts'),
];
const READY = { serve: 'Ctrl-C ends.', worker: 'Taking jobs' } as const;

/** A command of the service in a process of its own, and what it has printed. */
interface Running {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly told: () => string;
}

/** A database, `crucible serve` without jobs of its own on it, and as many workers as a test wants. */
export async function openService() {
  const root = mkdtempSync(join(tmpdir(), 'crucible-page-'));
  // The user that the database runs as passes through.
  chmodSync(root, 0o711);
  const database = await openDatabase({ folder: join(root, 'data'), engine: 'embedded' });
  const children = new Set<ChildProcess>();

  async function start(command: keyof typeof READY, ...args: string[]): Promise<Running> {
    const options = ['--database-url', database.url ?? '', '--artifacts', join(root, 'artifacts')];
    const experiments = EXPERIMENTS.flatMap((file) => ['--experiment', file]);
    const child = spawn(process.execPath, [COMMAND, command, ...options, ...experiments, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let [printed, told] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
    child.stderr.on('data', (text: Buffer) => (told += text.toString()));
    await vi.waitFor(() => expect(told).toContain(READY[command]), {
      timeout: 60_000,
      interval: 50,
    });
    return { child, printed: () => printed, told: () => told };
  }

  async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  // Below those that the system gives out: nobody else is given it while the server is down.
  const port = String(randomInt(10_000, 30_000));
  const serve = () => start('serve', '--concurrency', '0', '--port', port);
  let server = await serve();
  const [url = '', token = ''] = server.printed().split('\n');
  const [link = ''] = /http\S+#token=\S+/.exec(server.told()) ?? [];
  async function startServer(): Promise<void> {
    if (!children.has(server.child)) server = await serve();
  }
  return {
    url,
    token,
    /** What `crucible serve` has printed for a browser. */
    link,
    /** A worker until the test ends. A job that a failed test has left keeps none of it waiting. */
    async work(): Promise<ChildProcess> {
      const { child } = await start('worker', '--grace', '1', '--concurrency', '9');
      onTestFinished(() => end(child, 'SIGKILL'));
      return child;
    },
    kill: (child: ChildProcess) => end(child, 'SIGKILL'),
    /** The next test has a server again, however this one ends. */
    async killServer(): Promise<void> {
      onTestFinished(startServer);
      await end(server.child, 'SIGKILL');
    },
    startServer,
    async close() {
      for (const child of children) await end(child, 'SIGTERM');
      await database.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type PageService = Awaited<ReturnType<typeof openService>>;
