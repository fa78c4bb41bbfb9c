import { join } from 'node:path';
import type { DocumentName, Profile, RunManifest, TelemetryEvent } from '../../contract';
import type { JsonValue } from '../json';
import { checkFileInside } from './check-file-inside';
import { checkDatasetHash } from './dataset-hash';
import { DOCUMENT_FILES, MANIFEST_FILE } from './document-files';
import { EventLog } from './event-log';
import type { FileProblem } from './file-problem';
import { ListedFiles } from './listed-file';
import { checkOutputDir } from './output-dir';
import { placeProblems } from './place-problems';
import { checkQualityResults } from './quality-results';
import type { RunObserver } from './run-observer';
import { runProblem, type RunProblem } from './run-problem';
import { checkUnlistedFiles } from './unlisted-files';

/** Problems of a manifest whose places are found in one walk over it: few walks, little memory. */
const BATCH = 10_000;

interface Manifest {
  readonly value: RunManifest;
  readonly bytes: Uint8Array;
}

/**
 * Checks a run's folder: every file by itself, then what holds across them.
 *
 * @param observer sees every valid record, and may find more
 * @throws Error of the system when a file or folder cannot be read
 */
export async function* checkRun(
  folder: string,
  profile: Profile,
  observer: RunObserver = NO_OBSERVER,
): AsyncGenerator<FileProblem> {
  const broken = new Set<DocumentName>();
  const manifest = yield* checkManifest(folder, profile, observer);
  if (!manifest) broken.add('run_manifest');
  const log = manifest && new EventLog(manifest.value);
  const checking: Checking = { folder, profile, observer, broken, manifest: manifest?.value, log };
  for (const name of Object.keys(DOCUMENT_FILES)) {
    if (name !== MANIFEST_FILE) yield* checkRecords(checking, name);
  }
  if (manifest && log) yield* checkWholeRun(folder, manifest, log);
  yield* observer.end(broken);
}

/** What the check of one file needs to know of the others. */
interface Checking {
  readonly folder: string;
  readonly profile: Profile;
  readonly observer: RunObserver;
  readonly broken: Set<DocumentName>;
  readonly manifest: RunManifest | undefined;
  readonly log: EventLog | undefined;
}

const NO_OBSERVER: RunObserver = { record: () => [], end: () => [] };

async function* checkWholeRun(
  folder: string,
  manifest: Manifest,
  log: EventLog,
): AsyncGenerator<FileProblem> {
  const file = join(folder, MANIFEST_FILE);
  let batch: RunProblem[] = [];
  for await (const problem of manifestProblems(folder, manifest.value, log)) {
    batch.push(problem);
    if (batch.length < BATCH) continue;
    yield* placeProblems(file, batch, manifest.bytes, 1);
    batch = [];
  }
  if (batch.length > 0) yield* placeProblems(file, batch, manifest.bytes, 1);
}

async function* checkManifest(
  folder: string,
  profile: Profile,
  observer: RunObserver,
): AsyncGenerator<FileProblem, Manifest | undefined> {
  let manifest: Manifest | undefined;
  const as = { document: 'run_manifest', profile } as const;
  yield* checkFileInside(folder, MANIFEST_FILE, as, (value, _line, bytes) => {
    // Handed over only when the validator of run_manifest has accepted it.
    manifest = { value: value as unknown as RunManifest, bytes };
    return observer.record({ document: 'run_manifest', value, bytes });
  });
  return manifest;
}

async function* checkRecords(
  { folder, profile, observer, broken, manifest, log }: Checking,
  name: string,
): AsyncGenerator<FileProblem> {
  const document = DOCUMENT_FILES[name];
  if (!document) return;
  const events = document === 'telemetry_event' ? log : undefined;
  let lastLine = 1;
  let problemsOfRecords = 0;
  const check = checkFileInside(folder, name, { document, profile }, (value, line, bytes) => {
    lastLine = line;
    // Valid by now, so that it has the members of its document.
    const problems = [
      ...(events
        ? events.add(value as unknown as TelemetryEvent)
        : checkRunId(value as { run_id: string } & JsonValue, manifest)),
      ...observer.record({ document, value, bytes }),
    ];
    problemsOfRecords += problems.length;
    return problems;
  });
  let problems = 0;
  let next = await check.next();
  for (; !next.done; next = await check.next()) {
    problems++;
    yield next.value;
  }
  const outcome = next.value;
  if (outcome === 'refused' || problems > problemsOfRecords) broken.add(document);
  if (!events) return;
  events.end(outcome);
  for (const problem of events.atEnd())
    yield { file: join(folder, name), line: lastLine, column: 1, ...problem };
}

function checkRunId({ run_id }: { run_id: string }, manifest: RunManifest | undefined) {
  if (!manifest || run_id === manifest.run_id) return [];
  const what = 'The record belongs to another run';
  const hint = 'a run folder holds one run; move the record to its own';
  return [runProblem('run-id', '/run_id', what, manifest.run_id, run_id, hint)];
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
