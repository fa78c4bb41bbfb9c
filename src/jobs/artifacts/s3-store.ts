import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Artifact } from '../../contract';
import type { Database } from '../database';
import { MANIFEST_FILE, manifestFiles, parseManifest, TELEMETRY_FILE } from '../../run-files';
import { LiveEvents } from '../store';
import { readLines, type EventPlace } from '../../streams';
import type { ArtifactStore, StoredRun } from './artifact-store';
import { RunObjects } from './run-objects';
import { S3Bucket } from './s3-bucket';
import type { S3Place } from './s3-place';
import { S3Workspace } from './s3-workspace';

/** Bytes of a file of events that are read at a time: each time is a request. */
const BLOCK_BYTES = 1024 * 1024;

/**
 * Runs in an S3 bucket; their events are in the database until the runs end.
 *
 * @param folder in which this process runs what it works on
 * @throws ArtifactStoreError when the bucket cannot be used
 */
export async function openS3Store(
  place: S3Place,
  folder: string,
  database: Database,
): Promise<ArtifactStore> {
  const objects = new RunObjects(await S3Bucket.open(place), place.prefix);
  const live = new LiveEvents(database);
  return {
    async filesOf(latest) {
      const found = await objects.latest(latest, MANIFEST_FILE);
      if (!found) return [];
      const bytes = await buffer(found.object.body);
      return manifestFiles(bytes, parseManifest(bytes), (...part) =>
        readPart(objects, found.run, ...part),
      );
    },
    eventsOf: (run) => storedEvents(run, objects, live),
    checkOut: (run, lost) => S3Workspace.open({ run, lost, objects, live, folder }),
  };
}

async function readPart(
  objects: RunObjects,
  run: StoredRun,
  { path, bytes, sha256 }: Artifact,
  start: number,
  end: number,
): Promise<Buffer | Readable | undefined> {
  // No range of an empty file can be asked for.
  const object = await objects.get(run, path, bytes > 0 ? { start, end } : undefined);
  if (!object || object.sha256 === sha256) return object?.body;
  object.body.destroy();
  throw new Error(`${path} of run ${run.run_id} is not the file that its manifest lists`);
}

function storedEvents(run: StoredRun, objects: RunObjects, live: LiveEvents): EventPlace {
  return {
    id: run.job_id,
    async open(onChange) {
      const stop = await live.listen(run.job_id, onChange);
      return {
        // Nobody knows: what follows a run that was given up waits a little longer for its end.
        changedAt: () => Promise.resolve(Date.now()),
        async read(offset) {
          const { attempt, lines } = await live.read(run.job_id, offset);
          return lines ?? (await readFile(objects, { ...run, attempt }, offset));
        },
        close: stop,
      };
    },
  };
}

/** The events of a run that has ended, from its file; none when it has not begun. */
async function readFile(objects: RunObjects, run: StoredRun, offset: number): Promise<Buffer> {
  const read = async (start: number, size: number) => {
    const found = await objects.latest(run, TELEMETRY_FILE, { start, end: start + size });
    return found ? await buffer(found.object.body) : Buffer.alloc(0);
  };
  return await readLines(read, offset, BLOCK_BYTES);
}
