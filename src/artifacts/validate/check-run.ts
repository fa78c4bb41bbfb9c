import { join } from 'node:path';
import type { DocumentName, Profile, RunManifest } from '../../contract';
import type { EngineName } from '../bytes';
import { checkFileInside } from './check-file-inside';
import type { ProblemBatches } from './check-value';
import { checkDatasetHash } from './dataset-hash';
import { DOCUMENT_FILES, MANIFEST_FILE } from './document-files';
import { EventLog } from './event-log';
import type { FileProblem } from './file-problem';
import { ListedFiles } from './listed-file';
import { checkOutputDir } from './output-dir';
import { placeProblems } from './place-problems';
import { recordsFilesOf } from './records-file';
import { checkQualityResults } from './quality-results';
import type { RunObserver } from './run-observer';
import { runProblem, type RunProblem } from './run-problem';
import { RunRecords } from './run-records';
import { checkUnlistedFiles } from './unlisted-files';

/** Problems of a manifest whose places are found in one walk over it: few walks, little memory. */
const BATCH = 10_000;

interface Manifest {
  readonly value: RunManifest;
  readonly bytes: Uint8Array;
}

/** How a run's folder is checked. */
export interface CheckRunOptions {
  /** Sees the valid records, and may find more that is wrong. */
  readonly observer?: RunObserver;
  /** Default auto. */
  readonly engine?: EngineName;
}

/**
 * Checks a run's folder: every file by itself, then what holds across them.
 *
 * @throws Error of the system when a file or folder cannot be read
 */
export async function* checkRun(
  folder: string,
  profile: Profile,
  { observer = NO_OBSERVER, engine = 'auto' }: CheckRunOptions = {},
): ProblemBatches {
  const broken = new Set<DocumentName>();
  const manifest = yield* checkManifest(folder, profile, observer);
  if (!manifest) broken.add('run_manifest');
  const log = manifest && new EventLog(manifest.value);
  const how = { folder, profile, engine, observer, broken };
  const checking: Checking = { ...how, manifest: manifest?.value, log };
  for (const name of Object.keys(DOCUMENT_FILES)) {
    if (name !== MANIFEST_FILE) yield* checkRecords(checking, name);
  }
  if (manifest && log) yield* checkWholeRun(folder, manifest, log);
  yield observer.end(broken);
}

/** What the check of one file needs to know of the others. */
interface Checking {
  readonly folder: string;
  readonly profile: Profile;
  readonly engine: EngineName;
  readonly observer: RunObserver;
  readonly broken: Set<DocumentName>;
  readonly manifest: RunManifest | undefined;
  readonly log: EventLog | undefined;
}

const NO_OBSERVER: RunObserver = { record: () => [], wants: () => [], end: () => [] };

async function* checkWholeRun(folder: string, manifest: Manifest, log: EventLog): ProblemBatches {
  const file = join(folder, MANIFEST_FILE);
  let batch: RunProblem[] = [];
  for await (const problem of manifestProblems(folder, manifest.value, log)) {
    batch.push(problem);
    if (batch.length < BATCH) continue;
    yield placeProblems(file, batch, manifest.bytes, 1);
    batch = [];
  }
  if (batch.length > 0) yield placeProblems(file, batch, manifest.bytes, 1);
}

async function* checkManifest(
  folder: string,
  profile: Profile,
  observer: RunObserver,
): ProblemBatches<Manifest | undefined> {
  let manifest: Manifest | undefined;
  const as = { document: 'run_manifest', profile } as const;
  yield* checkFileInside(folder, MANIFEST_FILE, as, {
    record(value, _line, bytes) {
      // Handed over only when the validator of run_manifest has accepted it.
      manifest = { value: value as unknown as RunManifest, bytes };
      return observer.record({ document: 'run_manifest', value, bytes });
    },
    wants: () => 'all',
  });
  return manifest;
}

async function* checkRecords(checking: Checking, name: string): ProblemBatches {
  const { folder, profile, engine, broken, log } = checking;
  const document = DOCUMENT_FILES[name];
  if (!document) return;
  const events = document === 'telemetry_event' ? log : undefined;
  const sink = new RunRecords(checking, document, events);
  const { read, unread } = recordsFilesOf(folder, name);
  yield unread.map((other) => recordsTwice(folder, read, other));
  const check = checkFileInside(folder, read, { document, profile, engine }, sink);
  const counted = { problems: 0 };
  let next = await check.next();
  for (; !next.done; next = await check.next()) yield count(next.value, counted);
  const { outcome, lastRecordLine } = next.value;
  if (outcome === 'refused' || counted.problems > sink.problems) broken.add(document);
  if (!events) return;
  events.end(outcome);
  const at = { file: join(folder, read), line: lastRecordLine, column: 1 };
  yield events.atEnd().map((problem) => ({ ...at, ...problem }));
}

function recordsTwice(folder: string, read: string, unread: string): FileProblem {
  const at = { file: join(folder, unread), line: 1, column: 1 };
  const hint = `remove the one that is not the run's; ${read} was read, ${unread} was not`;
  const what = `The same records lie in ${read}, too`;
  return { ...at, ...runProblem('records-twice', '', what, 'one file', 'two', hint) };
}

function* count<T>(items: Iterable<T>, counted: { problems: number }): Generator<T> {
  for (const item of items) {
    counted.problems++;
    yield item;
  }
}

async function* manifestProblems(
  folder: string,
  manifest: RunManifest,
  log: EventLog,
): AsyncGenerator<RunProblem> {
  yield* checkOutputDir(manifest);
  yield* checkDatasetHash(manifest.dataset_manifest);
  yield* checkQualityResults(manifest);
  yield* log.inManifest();
  const files = new ListedFiles(folder);
  for (const list of ['checkpoints', 'artifacts'] as const) {
    for (const [index, entry] of (manifest[list] ?? []).entries())
      yield* await files.check(entry, `/${list}/${index}`);
  }
  yield* checkUnlistedFiles(folder, manifest);
}
