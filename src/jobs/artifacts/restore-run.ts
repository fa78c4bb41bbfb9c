import { createWriteStream } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createFolders } from '../../artifacts';
import { JOURNAL_FILE, readStageEntries } from '../../experiment';
import { MANIFEST_FILE, parseManifest, TELEMETRY_FILE } from '../../run-files';
import type { LiveEvents } from '../store';
import type { StoredRun } from './artifact-store';
import type { RunObjects } from './run-objects';

/**
 * Downloads what the latest attempt of a run has saved: what its last completed stage has left, and
 * the events of all attempts. Of a run that has ended only the manifest is needed. The runner checks
 * each file by its hash before it goes on.
 *
 * @param folder of the run; it is not made when nothing was saved
 * @returns bytes of the events
 */
export async function restoreRun(
  latest: StoredRun,
  folder: string,
  objects: RunObjects,
  live: LiveEvents,
): Promise<number> {
  const found = await objects.latest(latest, MANIFEST_FILE);
  if (!found) return 0;
  const manifest = await buffer(found.object.body);
  await createFolders(folder);
  await writeFile(join(folder, MANIFEST_FILE), manifest);
  if (parseManifest(manifest).status !== 'running') return 0;
  const download = (path: string) => downloadFile(found.run, path, folder, objects);
  await download(JOURNAL_FILE);
  for (const { path } of (await readStageEntries(folder)).at(-1)?.files ?? []) await download(path);
  return await restoreEvents(latest.job_id, join(folder, TELEMETRY_FILE), live);
}

/** What is not there any more the runner will miss, and repeat the stage that made it. */
async function downloadFile(
  run: StoredRun,
  path: string,
  folder: string,
  objects: RunObjects,
): Promise<void> {
  const object = await objects.get(run, path);
  if (!object) return;
  const file = join(folder, path);
  await createFolders(dirname(file));
  await pipeline(object.body, createWriteStream(file, { flags: 'wx' }));
}

async function restoreEvents(jobId: string, file: string, live: LiveEvents): Promise<number> {
  for (let offset = 0; ;) {
    const { lines } = await live.read(jobId, offset);
    if (!lines?.length) return offset;
    await appendFile(file, lines);
    offset += lines.length;
  }
}
