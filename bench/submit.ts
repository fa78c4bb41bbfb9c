/**
 * Submitting jobs: how many a second does one server process take, and how long does each wait for its
 * 202, with the database of a folder and with a separate PostgreSQL server? Three processes at most:
 * the service, this one that asks, and a PostgreSQL. No worker takes the jobs.
 *
 *   npx tsx bench/submit.ts [jobs]
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ApiTokens,
  openDatabase,
  openFolderInUse,
  SCOPES,
  startService,
  type Database,
} from '../src/jobs';
import { percentile } from '../src/stats';
import { NO_BACKEND } from '../test/experiment/support';
import experiment from '../test/jobs/worker/steps-experiment.mjs';

const [role, place = ''] = process.argv.slice(2);
const AT_A_TIME = [1, 8, 32];
const BODY = JSON.stringify({ schema_version: '1.0.0', experiment_id: 'steps', params: {} });
/** What a token may send in a minute; each group of requests has one of its own. */
const QUOTA = 500;

/** The service in a process of its own; tells its address. */
async function serve(): Promise<void> {
  const service = await startService({
    database: place.startsWith('postgres') ? { url: place } : { folder: place },
    host: '127.0.0.1',
    port: 0,
    artifacts: join(tmpdir(), 'no-runs'),
    experiments: [experiment],
    concurrency: 0,
    backend: NO_BACKEND,
    tell: (line) => console.error(line),
  });
  const stop = () => void service.stop().then(() => process.exit());
  process.once('message', stop).once('disconnect', stop);
  process.send?.(service.url);
}

async function startProcess(where: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(import.meta.url), ['serve', where]);
  const [url] = (await once(child, 'message')) as [string];
  return { child, url };
}

/** Submits one job; gives how long its answer took, in milliseconds. */
function submit(url: string, agent: Agent, token: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': BODY.length,
    };
    const asking = request(`${url}/v1/jobs`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 202) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on('end', () => resolve(performance.now() - started));
    });
    asking.on('error', reject).end(BODY);
  });
}

/** So many jobs, some at a time; a row of the table. */
async function measure(
  name: string,
  url: string,
  database: Database,
  atATime: number,
  jobs: number,
) {
  const tokens = new ApiTokens(database);
  const agent = new Agent({ keepAlive: true, maxSockets: atATime });
  const taken: number[] = [];
  let seconds = 0;
  for (let left = jobs; left > 0; left -= QUOTA) {
    const token = await tokens.mint(`t${atATime}-${left}`, SCOPES);
    let rest = Math.min(left, QUOTA);
    const started = performance.now();
    await Promise.all(
      Array.from({ length: atATime }, async () => {
        while (rest-- > 0) taken.push(await submit(url, agent, token));
      }),
    );
    seconds += (performance.now() - started) / 1000;
    // The queue holds a thousand.
    await database.query(
      `UPDATE crucible.job SET state = 'canceled', canceled_by = 'bench',
        finished_at = clock_timestamp() WHERE state = 'queued'`,
    );
  }
  agent.destroy();
  const [p50, p99] = [0.5, 0.99].map((p) => percentile(taken, p)?.toFixed(1));
  const rate = (taken.length / seconds).toFixed(0);
  console.log(`| ${name} | ${atATime} | ${taken.length} | ${rate} | ${p50} | ${p99} |`);
}

async function main(jobs: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'crucible-bench-submit-'));
  chmodSync(root, 0o711);
  const separate = await openDatabase({ folder: join(root, 'separate') });
  const embedded = join(root, 'embedded');
  const [cpu] = cpus();
  console.log(`${cpus().length} x ${cpu?.model}, Node ${process.versions.node}\n`);
  console.log('| database | requests at a time | jobs | jobs/s | p50, ms | p99, ms |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, where] of [
    ['embedded', embedded],
    ['separate PostgreSQL', separate.url ?? ''],
  ] as const) {
    const { child, url } = await startProcess(where);
    const database = name === 'embedded' ? await openFolderInUse(embedded) : separate;
    await measureQuietly(url, database);
    for (const atATime of AT_A_TIME) await measure(name, url, database, atATime, jobs);
    if (database !== separate) await database.close();
    child.send('stop');
    await once(child, 'exit');
  }
  await separate.close();
  rmSync(root, { recursive: true, force: true });
}

/** What is compiled and connected at the first requests is no part of what is measured. */
async function measureQuietly(url: string, database: Database): Promise<void> {
  const token = await new ApiTokens(database).mint('warm', SCOPES);
  const agent = new Agent({ keepAlive: true });
  for (let n = 0; n < 50; n++) await submit(url, agent, token);
  agent.destroy();
}

if (role === 'serve') await serve();
else await main(Number(role ?? 1000));
