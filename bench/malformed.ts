/**
 * Requests with something wrong, sent to a running service: is any answered 5xx, and is anything
 * written? Two thirds are HTTP with something wrong in it, a sixth is none, and a sixth are bodies that
 * examples/invalid has, cut and changed.
 *
 *   npx tsx bench/malformed.ts [requests]
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ApiTokens, JobStore, openDatabase, SCOPES, startService } from '../src/jobs';
import { NO_BACKEND } from '../test/experiment/support';
import { malformedRequest, NO_HTTP, requestOf, send } from '../test/jobs/server/malformed-requests';

const wanted = Number(process.argv[2] ?? 10_000);
/** Open at a time. */
const AT_A_TIME = 20;
/** So many that no quota hides what is behind it. */
const TOKENS = 64;
const RUN = 'golden';
const EXPERIMENT = 'reliability_hedging';

const root = mkdtempSync(join(tmpdir(), 'crucible-bench-malformed-'));
chmodSync(root, 0o711);
const artifacts = join(root, 'runs');
const database = await openDatabase({ folder: join(root, 'data') });
const told: string[] = [];
const service = await startService({
  database: { url: database.url ?? '' },
  host: '127.0.0.1',
  port: 0,
  artifacts,
  experiments: [],
  concurrency: 0,
  backend: NO_BACKEND,
  tell: (line) => told.push(line),
});
const port = Number(new URL(service.url).port);

/** A job with a run that has ended, so that there is something to ask for. */
async function addRun(): Promise<string> {
  const jobs = new JobStore(database, { check: () => [], queueLimit: 10 });
  const request = { schema_version: '1.0.0', experiment_id: EXPERIMENT, params: {} };
  const submitted = await jobs.submit(request, undefined);
  if (submitted.outcome !== 'accepted') throw new Error(submitted.outcome);
  const { job_id } = submitted.job;
  await database.query(
    `UPDATE crucible.job SET state = 'completed', run_id = $2, finished_at = clock_timestamp()
      WHERE job_id = $1`,
    [job_id, RUN],
  );
  mkdirSync(join(artifacts, EXPERIMENT), { recursive: true });
  cpSync(`test/golden/${EXPERIMENT}`, join(artifacts, EXPERIMENT, RUN), { recursive: true });
  return job_id;
}

/** Rows of every table of ours, and files. */
async function written(): Promise<{ rows: number; files: number; all: string }> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname LIKE 'crucible%' ORDER BY 1`,
  );
  const counts: [string, number][] = [];
  for (const { name } of tables) {
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name}`,
    );
    counts.push([name, row?.count ?? 0]);
  }
  const files = readdirSync(artifacts, { recursive: true, encoding: 'utf8' }).sort();
  const rows = counts.reduce((sum, [, count]) => sum + count, 0);
  return { rows, files: files.length, all: JSON.stringify([counts, files]) };
}

/** The invalid examples of every document as bodies, some of them cut off. */
function invalidBody(tokens: readonly string[]) {
  const bodies = readdirSync('examples/invalid', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join('examples/invalid', name)));
  return fc
    .tuple(
      fc.constantFrom(...bodies),
      fc.constantFrom(...tokens),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
    )
    .map(([bytes, token, share, isCut]) => {
      const body = isCut ? bytes.subarray(0, Math.floor(bytes.length * share)) : bytes;
      const headers = [
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
      ];
      return requestOf('POST', '/v1/jobs', headers, body);
    });
}

const jobId = await addRun();
const tokens: string[] = [];
const apiTokens = new ApiTokens(database);
for (let n = 0; n < TOKENS; n++) tokens.push(await apiTokens.mint(`t${n}`, SCOPES));
// The key is made with the first stream token: to ask for one is no mistake.
await fetch(`${service.url}/v1/jobs/${jobId}/stream-token`, {
  method: 'POST',
  headers: { Authorization: `Bearer ${tokens[0]}` },
});
const before = await written();
const kinds = fc.oneof(
  { weight: 4, arbitrary: malformedRequest(`/v1/jobs/${jobId}`, tokens) },
  { weight: 1, arbitrary: NO_HTTP },
  { weight: 1, arbitrary: invalidBody(tokens) },
);
const started = performance.now();
const statuses = new Map<string, number>();
const faults: string[] = [];
for (let sent = 0; sent < wanted; sent += AT_A_TIME) {
  const requests = fc.sample(kinds, { numRuns: AT_A_TIME, seed: sent });
  const answers = await Promise.all(requests.map((bytes) => send(port, bytes)));
  for (const [index, status] of answers.entries()) {
    const group = status === undefined ? 'none: the connection was closed' : String(status);
    statuses.set(group, (statuses.get(group) ?? 0) + 1);
    if ((status ?? 0) >= 500) faults.push(requests[index]?.toString('latin1') ?? '');
  }
}
const seconds = (performance.now() - started) / 1000;
const after = await written();
const health = (await fetch(`${service.url}/healthz`)).status;

const [cpu] = cpus();
console.log(`${cpus().length} x ${cpu?.model}, Node ${process.versions.node}\n`);
console.log('| answer | requests |\n|---|---:|');
for (const [status, count] of [...statuses].sort()) console.log(`| ${status} | ${count} |`);
console.log('\n| | before | after |\n|---|---:|---:|');
console.log(`| rows | ${before.rows} | ${after.rows} |`);
console.log(`| files and folders | ${before.files} | ${after.files} |`);
console.log(
  `\n${wanted} requests in ${seconds.toFixed(0)} s: ${faults.length} answered 5xx, ${told.length} faults told, ` +
    `${before.all === after.all ? 'nothing written' : 'SOMETHING WRITTEN'}; healthz then answers ${health}.`,
);
for (const fault of faults.slice(0, 5)) console.error(JSON.stringify(fault));
for (const line of told.slice(0, 5)) console.error(line);
if (before.all !== after.all) console.error(`${before.all}\n${after.all}`);
await service.stop();
await database.close();
rmSync(root, { recursive: true, force: true });
process.exitCode = faults.length === 0 && before.all === after.all ? 0 : 1;
