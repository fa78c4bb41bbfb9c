import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Job, RunManifest, TelemetryEvent } from '../../../src';
import { openArtifactStore, type ArtifactStore } from '../../../src/jobs/artifacts';
import { problemsIn } from '../../experiment/support';
import { CREDENTIALS, startS3Server, type S3Server } from '../artifacts/s3-server';
import { openWorkshop, type Workshop } from './workshop';

const root = mkdtempSync(join(tmpdir(), 'crucible-end-stored-run-'));
const work = join(root, 'work');
let shop: Workshop;
let s3: S3Server;
let store: ArtifactStore;

beforeAll(async () => {
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value);
  shop = await openWorkshop();
  s3 = await startS3Server();
  const { url, endpoint } = s3;
  store = await openArtifactStore({ folder: work, url, endpoint }, shop.database);
});
afterEach(() => shop.clear());
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await shop.close();
  rmSync(root, { recursive: true, force: true });
});

/** The files that S3 has of the job's run, in a folder. */
async function download({ job_id, experiment_id, run_id, attempt }: Job): Promise<string> {
  const folder = join(mkdtempSync(join(root, 'download-')), experiment_id, run_id ?? '');
  const run = { job_id, experiment_id, run_id: run_id ?? '', attempt };
  for (const { artifact, read } of await store.filesOf(run)) {
    const file = join(folder, artifact.path);
    mkdirSync(dirname(file), { recursive: true });
    const found = artifact.bytes > 0 ? await read(0, artifact.bytes) : Buffer.alloc(0);
    if (!found) throw new Error(`${artifact.path} is not there`);
    writeFileSync(file, found instanceof Readable ? await buffer(found) : found);
  }
  return folder;
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'run_manifest.json'), 'utf8')) as RunManifest;

/** The folder of the run, once S3 has it as one that has ended. */
async function untilEnded(job: Job): Promise<string> {
  return await vi.waitFor(
    async () => {
      const folder = await download(job);
      expect(manifestIn(folder).status).not.toBe('running');
      return folder;
    },
    { timeout: 40_000, interval: 100 },
  );
}

/** Resolves once servers can have this of the events of a run that goes on. */
async function untilLive(jobId: string, text: string): Promise<void> {
  const found = `SELECT FROM crucible.live_events
    WHERE job_id = $1 AND position($2::bytea IN lines) > 0`;
  await vi.waitFor(
    async () =>
      expect(await shop.database.query(found, [jobId, Buffer.from(text)])).not.toEqual([]),
    { timeout: 40_000, interval: 10 },
  );
}

it('ends the run of a job that was canceled as it waited, in S3 as well', async () => {
  const worker = await shop.work(1, store);
  const jobId = await shop.submit({ gate: shop.newGate().path });
  await untilLive(jobId, 'second/step');
  await worker.stop(0);
  const canceled = await shop.jobs.cancel(jobId, 'ci');
  await shop.work(1, store);
  const folder = await untilEnded(await shop.get(jobId));

  const { status, error, stages } = manifestIn(folder);
  expect({ status, error }).toMatchObject({ status: 'canceled', error: { name: 'AbortError' } });
  expect(stages.map((stage) => stage.status)).toEqual(['completed', 'canceled']);
  expect(await problemsIn(folder)).toEqual([]);
  const lines = readFileSync(join(folder, 'telemetry.jsonl'), 'utf8').trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as TelemetryEvent);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, seq) => seq));
  expect(events.at(-1)).toMatchObject({ event_name: 'run_stop', payload: { status: 'canceled' } });
  // Of what the run left on the way nothing stays, neither here nor among the live events.
  await expect.poll(() => readdirSync(work)).toEqual([]);
  expect(await shop.database.query('SELECT FROM crucible.live_events')).toEqual([]);
  expect(await shop.get(jobId)).toEqual(canceled);
  expect(shop.told).toEqual([]);
});
