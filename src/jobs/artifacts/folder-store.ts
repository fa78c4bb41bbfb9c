import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Artifact } from '../../contract';
import { eventFile } from '../streams';
import type { ArtifactStore, StoredRun } from './artifact-store';
import { MANIFEST_FILE, manifestFiles, TELEMETRY_FILE } from './manifest-files';
import { openInside } from './open-inside';

/** Runs in one folder that every server and worker sees: `<folder>/<experiment_id>/<run_id>`. */
export function folderStore(folder: string): ArtifactStore {
  const folderOf = ({ experiment_id, run_id }: StoredRun) => join(folder, experiment_id, run_id);
  return {
    async filesOf(run) {
      const handle = await openInside(folderOf(run), MANIFEST_FILE);
      if (!handle) return [];
      const manifest = await handle.readFile().finally(() => handle.close());
      return manifestFiles(manifest, (...part) => readPart(folderOf(run), ...part));
    },
    eventsOf: (run) => eventFile(join(folderOf(run), TELEMETRY_FILE)),
    checkOut: () =>
      Promise.resolve({
        outputDir: folder,
        // Whatever is written is there for everyone already.
        publish: () => Promise.resolve(),
        close: () => Promise.resolve(),
      }),
  };
}

async function readPart(
  folder: string,
  { path, bytes }: Artifact,
  start: number,
  end: number,
): Promise<Readable | undefined> {
  const handle = await openInside(folder, path);
  if (!handle) return undefined;
  const { size } = await handle.stat();
  if (size === bytes && start < end) return handle.createReadStream({ start, end: end - 1 });
  await handle.close();
  if (size === bytes) return Readable.from([]);
  throw new Error(`${join(folder, path)} has ${size} bytes, and ${bytes} in its manifest`);
}
