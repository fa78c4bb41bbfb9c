import { join, normalize, resolve } from 'node:path';
import { toJsonDocument, writeFileAtomic } from '../artifacts';
import {
  SCHEMA_VERSIONS,
  type Checkpoint,
  type Environment,
  type RunManifest,
  type StageRecord,
} from '../contract';
import type { Clock } from '../reliability';
import type { LoadedDataset, MLExperiment, RunParams } from './experiment';
import { MANIFEST_FILE } from './run-files';

/** A run before it starts. */
export interface RunPlan<Data, P extends RunParams> {
  readonly experiment: MLExperiment<Data, P>;
  readonly run_id: string;
  readonly params: P;
  readonly seed: number;
  readonly dataset: LoadedDataset<Data>;
  readonly output_dir: string;
  readonly environment: Environment;
  /** Wall clock, for timestamps. */
  readonly now: () => Date;
  /** Monotonic clock, for durations. */
  readonly clock: Clock;
  /** Folder for what stages compute once for several runs. */
  readonly cacheDir: string | undefined;
  /** Asked before each write. */
  readonly mayWrite: () => boolean;
}

/** The manifest as it is first written. */
export function newManifest<Data, P extends RunParams>(plan: RunPlan<Data, P>): RunManifest {
  const { experiment, run_id, params, seed, dataset, output_dir, environment, now } = plan;
  return {
    schema_version: SCHEMA_VERSIONS.run_manifest.version,
    run_id,
    experiment_id: experiment.experiment_id,
    name: experiment.name,
    status: 'running',
    params,
    stages: experiment.stages.map(({ name, kind }) => ({ name, kind, status: 'pending' })),
    dataset_manifest: dataset.manifest,
    output_dir: withoutUpwards(output_dir),
    checkpoints: [],
    created_at: now().toISOString(),
    seed,
    quality_targets: [...experiment.quality_targets],
    environment,
  };
}

/** A manifest must not lead upwards, wherever the caller stood. */
function withoutUpwards(folder: string): string {
  const path = normalize(folder);
  return path.split(/[\\/]/).includes('..') ? resolve(path) : path;
}

/** The manifest on disk; every change replaces the file as a whole. */
export interface ManifestFile {
  readonly manifest: RunManifest;
  update(change: Partial<RunManifest>): Promise<void>;
  updateStage(name: string, change: Partial<StageRecord>): Promise<void>;
  addCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** Writes a manifest into its folder. */
export async function createManifestFile(
  folder: string,
  manifest: RunManifest,
): Promise<ManifestFile> {
  let current = manifest;
  const write = () => writeFileAtomic(join(folder, MANIFEST_FILE), toJsonDocument(current));
  const update = async (change: Partial<RunManifest>) => {
    current = { ...current, ...change };
    await write();
  };
  await write();
  return {
    get manifest() {
      return current;
    },
    update,
    updateStage: (name, change) =>
      update({
        stages: current.stages.map((stage) =>
          stage.name === name ? { ...stage, ...change } : stage,
        ),
      }),
    addCheckpoint: (checkpoint) => update({ checkpoints: [...current.checkpoints, checkpoint] }),
  };
}
