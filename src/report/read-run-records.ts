import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument, readRecords, recordsFilesOf } from '../artifacts';
import {
  readPrediction,
  readVoteTrace,
  type HedgingMetrics,
  type ReportSeries,
  type RunManifest,
  type Validator,
} from '../contract';
import { readTelemetry } from '../telemetry';
import type { StoredRunRecords } from './run-records';
import { RunSeries } from './run-series';

/**
 * Everything that the report of a run is computed from. Records may be compressed. Files that the run
 * did not write count as empty; only the manifest must be there.
 *
 * @throws ArtifactError (`invalid_record`) naming file, line, column and JSON Pointer of the first
 * problem of a file
 * @throws Error of the system when a file cannot be read
 */
export async function readRunRecords(folder: string): Promise<StoredRunRecords> {
  const hedging = join(folder, 'hedging_metrics.json');
  const isHedged = await exists(hedging);
  return {
    // readDocument hands over only what the validator of the document accepts.
    manifest: (await readDocument(
      join(folder, 'run_manifest.json'),
      'run_manifest',
    )) as RunManifest,
    predictions: await allRecords(folder, 'predictions.jsonl', readPrediction),
    votes: await allRecords(folder, 'votes.jsonl', readVoteTrace),
    ...(isHedged && {
      hedging: (await readDocument(hedging, 'hedging_metrics')) as HedgingMetrics,
    }),
    series: await seriesOf(folder),
  };
}

async function allRecords<T>(folder: string, name: string, validator: Validator<T>): Promise<T[]> {
  const records: T[] = [];
  const file = await recordsFile(folder, name);
  if (file === undefined) return records;
  for await (const record of readRecords(file, validator)) records.push(record);
  return records;
}

async function seriesOf(folder: string): Promise<ReportSeries[]> {
  const file = await recordsFile(folder, 'telemetry.jsonl');
  if (file === undefined) return [];
  const series = new RunSeries();
  for await (const { event } of readTelemetry(file)) if (event.known) series.add(event.value);
  return series.all();
}

/** The file that `crucible validate` reads records of a name from, too; undefined when there is none. */
async function recordsFile(folder: string, name: string): Promise<string | undefined> {
  const file = join(folder, recordsFilesOf(folder, name).read);
  return (await exists(file)) ? file : undefined;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
