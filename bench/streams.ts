/**
 * Many readers of one run on one server process: does each get every event once, how late, and what
 * does a reader cost? Three processes: the server, the writer of the run, and the readers.
 *
 *   npx tsx bench/streams.ts [readers] [events a second] [seconds]
 */
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folderStore } from '../src/jobs/artifacts';
import { openDatabase } from '../src/jobs/database';
import { Registry } from '../src/jobs/registry';
import { createServer, RateLimit } from '../src/jobs/server';
import { JobStore } from '../src/jobs/store';
import { STREAM_SETTINGS, Streams } from '../src/streams';
import { ApiTokens, mintStreamToken, StreamKeys } from '../src/jobs/tokens';
import { percentile } from '../src/stats';
import { openTelemetry } from '../src/telemetry';

const RUN = { run_id: 'run-1', exp_id: 'bench' };
const [role, folder = '', ...numbers] = process.argv.slice(2);

/** Serves one running job; tells its address, and its memory when asked. */
async function serve(root: string, readers: number): Promise<void> {
  const database = await openDatabase({ folder: join(root, 'database') });
  const jobs = new JobStore(database, { check: () => [], queueLimit: 10 });
  const params = {};
  const submitted = await jobs.submit(
    { schema_version: '1.0.0', experiment_id: 'bench', params },
    undefined,
  );
  if (submitted.outcome !== 'accepted') throw new Error(submitted.outcome);
  const { job_id } = submitted.job;
  await database.query("UPDATE crucible.job SET state = 'running', run_id = $1 WHERE job_id = $2", [
    RUN.run_id,
    job_id,
  ]);
  const keys = new StreamKeys(database);
  const service = {
    experiments: new Registry([]).list,
    jobs,
    tokens: new ApiTokens(database),
    keys,
    streams: new Streams({ ...STREAM_SETTINGS, streams: readers, streamsOfToken: readers }),
    rate: new RateLimit({ requests: 1, windowS: 1 }),
    artifacts: folderStore(root),
    page: undefined,
    isStopping: () => false,
  };
  const app = createServer(service, (line) => console.error(line));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const { token } = await mintStreamToken(keys, RUN);
  process.on('message', (message) => {
    if (message === 'memory') process.send?.(process.memoryUsage().rss);
    else
      void app
        .close()
        .then(() => database.close())
        .then(() => process.exit());
  });
  process.send?.({ url: `http://127.0.0.1:${port}/v1/jobs/${job_id}/stream`, token });
}

/** Writes a run at a steady pace. */
async function write(root: string, rate: number, seconds: number): Promise<void> {
  const telemetry = await openTelemetry({
    file: join(root, 'bench', RUN.run_id, 'telemetry.jsonl'),
    run_id: RUN.run_id,
  });
  await telemetry.emit('run_start', null, { experiment_id: RUN.exp_id, params: {}, seed: 1 });
  const started = performance.now();
  for (let count = 0; count < rate * seconds; count++) {
    void telemetry.emit('metric', 'train', { name: 'loss', value: 1 / (count + 1), step: count });
    const ahead = started + (count * 1000) / rate - performance.now();
    if (ahead > 1) await wait(ahead);
  }
  await telemetry.emit('run_stop', null, {
    status: 'completed',
    duration_ms: performance.now() - started,
  });
  await telemetry.close();
}

interface Reader {
  next: number;
  faults: number;
  readonly lateMs: number[];
}

/** Follows the stream to its end; the oldest event of each piece is the latest to arrive. */
function follow(url: string, token: string, opened: () => void): Promise<Reader> {
  const reader: Reader = { next: 0, faults: 0, lateMs: [] };
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      opened();
      let rest = '';
      response.setEncoding('latin1').on('data', (piece: string) => {
        const text = rest + piece;
        const end = text.lastIndexOf('\n\n') + 2;
        rest = text.slice(end);
        let isFirst = true;
        for (
          let at = text.indexOf('id: ');
          at >= 0 && at < end;
          at = text.indexOf('\nid: ', at) + 1 || -1
        ) {
          const seq = Number.parseInt(text.slice(at + 4, at + 14), 10);
          if (seq !== reader.next) reader.faults++;
          reader.next = seq + 1;
          if (!isFirst || seq === 0) continue;
          isFirst = false;
          const [, written = ''] = /"timestamp":"([^"]+)"/.exec(text.slice(at, at + 300)) ?? [];
          reader.lateMs.push(Date.now() - Date.parse(written));
        }
      });
      response.on('end', () => resolve(reader)).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const answer = <T>(child: ChildProcess) =>
  new Promise<T>((resolve) => child.once('message', (m) => resolve(m as T)));
const script = (...args: (string | number)[]) =>
  fork(fileURLToPath(import.meta.url), args.map(String), { execArgv: ['--import', 'tsx'] });

async function measure(readers: number, rate: number, seconds: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'crucible-bench-'));
  chmodSync(root, 0o711);
  mkdirSync(join(root, 'bench', RUN.run_id), { recursive: true });
  const server = script('serve', root, readers);
  const { url, token } = await answer<{ url: string; token: string }>(server);
  const memory = async () => {
    const told = answer<number>(server);
    server.send('memory');
    return await told;
  };
  const before = await memory();
  let open = 0;
  const following = [];
  for (let count = 0; count < readers; count++) {
    following.push(follow(url, token, () => open++));
    if (count % 50 === 49) await wait(50);
  }
  while (open < readers) await wait(50);
  const idle = await memory();
  const writer = script('write', root, rate, seconds);
  await wait((seconds * 1000) / 2);
  const busy = await memory();
  const all = await Promise.all(following);
  if (writer.exitCode === null) await new Promise((ended) => writer.once('exit', ended));
  server.send('stop');
  await new Promise((ended) => server.once('exit', ended));
  rmSync(root, { recursive: true, force: true });
  const late = all.flatMap(({ lateMs }) => lateMs);
  const expected = rate * seconds + 2;
  const whole = all.filter(({ next, faults }) => next === expected && faults === 0).length;
  const [cpu] = cpus();
  console.log(
    `${readers} readers, ${rate} events/s for ${seconds} s; ${cpus().length} x ${cpu?.model}`,
  );
  console.log(`readers with every event once: ${whole} of ${readers}`);
  for (const p of [50, 95, 99, 100])
    console.log(`p${p} delivery: ${percentile(late, p / 100)?.toFixed(0)} ms`);
  for (const [what, rss] of [
    ['waiting', idle],
    ['reading', busy],
  ] as const)
    console.log(
      `memory of a reader that is ${what}: ${((rss - before) / readers / 1000).toFixed(1)} kB`,
    );
}

if (role === 'serve') await serve(folder, Number(numbers[0]));
else if (role === 'write') await write(folder, Number(numbers[0]), Number(numbers[1]));
else {
  const [readers = 1000, rate = 200, seconds = 20] = process.argv.slice(2).map(Number);
  await measure(readers, rate, seconds);
}
