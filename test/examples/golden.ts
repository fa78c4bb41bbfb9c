import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { documentOfFile } from '../../src/artifacts';
import {
  TinkexRunner,
  type MLExperiment,
  type RunParams,
  type TrainingBackend,
} from '../../src/experiment';
import { createVirtualClock, type VirtualClock } from '../../src/reliability';
import { ajvFor, close, publishedSchema } from '../contract/schemas';
import { NO_BACKEND, problemsIn } from '../experiment/support';

/**
 * Golden folders: what an example leaves when nothing is left to chance. Clock, ids and what the
 * machine is are injected here; latencies are the experiment's to inject. After a change that is
 * meant to change them:
 *
 *   UPDATE_GOLDEN=1 npx vitest run test/examples
 */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const FOLDER = join(import.meta.dirname, '../golden');

const START = Date.UTC(2026, 0, 1);
const ENVIRONMENT = { package_version: '0.0.0', node_version: '20.19.0', platform: 'linux-x64' };

export interface GoldenOptions {
  /** For what the experiment injects; default a new one. */
  readonly clock?: VirtualClock;
  readonly backend?: TrainingBackend;
}

/**
 * Runs an experiment with one point in its sweep and compares each file of its folder byte for byte
 * with `test/golden/<experiment_id>`; `validate` and Ajv find nothing wrong with either.
 */
export async function expectGolden<Data, P extends RunParams>(
  experiment: MLExperiment<Data, P>,
  { clock = createVirtualClock(), backend = NO_BACKEND }: GoldenOptions = {},
): Promise<void> {
  const golden = join(FOLDER, experiment.experiment_id);
  const output_dir = mkdtempSync(join(tmpdir(), 'crucible-golden-'));
  try {
    const runner = new TinkexRunner({
      backend,
      clock,
      now: () => new Date(START + clock.now()),
      newId: () => 'golden',
      environment: ENVIRONMENT,
    });
    const running = runner.run({ ...experiment, output_dir });
    const [outcome] = await inVirtualTime(clock, running);
    const { folder, manifest } = outcome ?? expect.fail('no run');
    expect(manifest).toMatchObject({ status: 'completed' });
    hideFolder(join(folder, 'run_manifest.json'), output_dir);
    if (UPDATE) {
      rmSync(golden, { recursive: true, force: true });
      cpSync(folder, golden, { recursive: true });
    }
    expect(differences(golden, folder), 'UPDATE_GOLDEN=1 if this is meant').toEqual([]);
  } finally {
    rmSync(output_dir, { recursive: true });
  }
  expect(await problemsIn(golden)).toEqual([]);
  expect(refusedByAjv(golden)).toEqual([]);
}

/** Runs the clock until the work is done, whatever else that waits for in between. */
export async function inVirtualTime<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  const running = new Set([work]);
  const end = () => running.delete(work);
  work.then(end, end);
  while (running.size > 0) await clock.run();
  return work;
}

/** The manifest names the folder that the runs went to, which has another name each time. */
function hideFolder(manifest: string, output_dir: string): void {
  const text = readFileSync(manifest, 'utf8');
  expect(text).toContain(output_dir);
  writeFileSync(manifest, text.replace(output_dir, 'artifacts'));
}

/** Where two folders differ: a file that one lacks, or the first line that is another. */
function differences(golden: string, found: string): string[] {
  const files = new Set([...filesIn(golden), ...filesIn(found)]);
  return [...files].sort().flatMap((file) => {
    const [a, b] = [golden, found].map((folder) => join(folder, file));
    if (!a || !existsSync(a)) return [`${file} is new`];
    if (!b || !existsSync(b)) return [`${file} is missing`];
    if (readFileSync(a).equals(readFileSync(b))) return [];
    const [before, after] = [a, b].map((path) => readFileSync(path, 'utf8').split('\n'));
    const line = before?.findIndex((text, i) => text !== after?.[i]) ?? -1;
    return [`${file}:${line + 1}: expected ${before?.[line]}, found ${after?.[line]}`];
  });
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** Every JSON document of a run that another validator than ours refuses, in the writer profile. */
function refusedByAjv(folder: string): string[] {
  return filesIn(folder).flatMap((file) => {
    const document = documentOfFile(file);
    if (!document) return [];
    const isValid = ajvFor(close(publishedSchema(document)));
    const text = readFileSync(join(folder, file), 'utf8');
    const documents = file.endsWith('.jsonl') ? text.trimEnd().split('\n') : [text];
    return documents.flatMap((json, i) => (isValid(JSON.parse(json)) ? [] : [`${file}:${i + 1}`]));
  });
}
