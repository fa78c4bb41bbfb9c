import { join } from 'node:path';
import { runFiles, TELEMETRY_FILE } from '../../run-files';
import { eventFile } from '../../streams';
import type { ArtifactStore, StoredRun } from './artifact-store';

/** Runs in one folder that every server and worker sees: `<folder>/<experiment_id>/<run_id>`. */
export function folderStore(folder: string): ArtifactStore {
  const folderOf = ({ experiment_id, run_id }: StoredRun) => join(folder, experiment_id, run_id);
  return {
    filesOf: (run) => runFiles(folderOf(run)),
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
