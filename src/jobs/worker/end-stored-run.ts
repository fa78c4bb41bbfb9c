import { endLeftRun, type LeftRunEnd } from '../../experiment';
import type { ArtifactStore, StoredRun } from '../artifacts';

/**
 * Ends what is left of a run that nobody goes on with, where the store of artifacts keeps it.
 *
 * @throws ArtifactError when its records are none; Error when they cannot be read or written
 */
export async function endStoredRun(
  run: StoredRun,
  { status, error }: Pick<LeftRunEnd, 'status' | 'error'>,
  artifacts: ArtifactStore,
): Promise<void> {
  const { experiment_id, run_id } = run;
  const workspace = await artifacts.checkOut(run, new AbortController().signal);
  try {
    const { outputDir: output_dir } = workspace;
    if (await endLeftRun({ output_dir, experiment_id, run_id, status, error }))
      await workspace.publish();
  } finally {
    await workspace.close();
  }
}
