import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { checkRun } from '../../src/artifacts';
import type { DatasetManifest, QualityTarget } from '../../src/contract';
import { Recomputation } from '../../src/report';
import type { MLExperiment, RunParams, TrainingBackend } from '../../src/experiment';

/** A folder for each test of the file. */
export function temporaryFolder(): { readonly path: string } {
  let path = '';
  beforeEach(() => (path = mkdtempSync(join(tmpdir(), 'crucible-run-'))));
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
  };
}

const unused = () => Promise.reject(new Error('this experiment trains nothing'));

/** For experiments whose stages need no model. */
export const NO_BACKEND: TrainingBackend = {
  baseModel: unused,
  prepare: unused,
  createTrainingClient: unused,
  trainLabelHead: unused,
  createSamplingClient: unused,
  close: () => Promise.resolve(),
};

const DATASET: DatasetManifest = {
  schema_version: '1.0.0',
  name: 'nothing',
  version: '1',
  split: 'dev',
  sha256: '0'.repeat(64),
  num_examples: 0,
  license: 'CC0-1.0',
  source: 'nowhere',
  files: [],
};

export function experimentOf<P extends RunParams>(
  parts: Pick<MLExperiment<null, P>, 'stages' | 'params'> & Partial<MLExperiment<null, P>>,
): MLExperiment<null, P> {
  return {
    experiment_id: 'probe',
    name: 'A probe',
    description: '',
    seed: 1,
    quality_targets: [],
    loadData: () => Promise.resolve({ manifest: DATASET, data: null }),
    ...parts,
  };
}

export const atLeast = (metric: string, threshold: number): QualityTarget => ({
  metric,
  comparator: 'gte',
  threshold,
  on_missing: 'fail',
});

/** What `crucible validate` says of a run's folder. */
export async function problemsIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const observer = new Recomputation(folder);
  for await (const batch of checkRun(folder, 'writer', { observer })) {
    for (const { file, line, rule, message } of batch)
      found.push(`${file}:${line} ${rule}: ${message}`);
  }
  return found;
}
