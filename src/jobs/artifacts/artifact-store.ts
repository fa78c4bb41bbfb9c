import type { RunFile } from '../../run-files';
import type { EventPlace } from '../../streams';

/** A run, and how often a worker has taken it. */
export interface StoredRun {
  readonly job_id: string;
  readonly experiment_id: string;
  readonly run_id: string;
  readonly attempt: number;
}

/** Where a worker runs one attempt of a job. */
export interface Workspace {
  /** In which the runner finds or makes the folder of the run. */
  readonly outputDir: string;
  /** Makes what the run's folder holds reachable for everyone; resolves once it lasts there. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

/** The files of runs: for servers, which read them, and for workers, which write them. */
export interface ArtifactStore {
  /**
   * The complete files of a run, sorted by path: its manifest, and what that lists. None before the
   * run has begun.
   *
   * @throws Error when the manifest cannot be read or is none
   */
  filesOf(run: StoredRun): Promise<readonly RunFile[]>;
  /** The events of a run, also while it goes on. */
  eventsOf(run: StoredRun): EventPlace;
  /**
   * Prepares an attempt of a job: what earlier ones have left of its run is there.
   *
   * @param lost aborted when the job may be another worker's by now
   */
  checkOut(run: StoredRun, lost: AbortSignal): Promise<Workspace>;
}
