import { join } from 'node:path';
import { createRunFolder, openJsonLinesWriter, type JsonLinesWriter } from '../artifacts';
import { openTelemetry, type TelemetryEmitter } from '../telemetry';
import type { ReportRequest, RunParams } from './experiment';
import { RunningVotes } from './running-votes';
import { createManifestFile, newManifest, type ManifestFile, type RunPlan } from './run-manifest';

export const PREDICTIONS_FILE = 'predictions.jsonl';
export const VOTES_FILE = 'votes.jsonl';
export const HEDGING_FILE = 'hedging_metrics.json';
const TELEMETRY_FILE = 'telemetry.jsonl';

/** What a run in progress holds open. */
export interface RunSession<Data, P extends RunParams> {
  readonly plan: RunPlan<Data, P>;
  readonly folder: string;
  readonly file: ManifestFile;
  readonly telemetry: TelemetryEmitter;
  /** Opened by the first record. */
  readonly predictions: () => Promise<JsonLinesWriter>;
  /** Opened by the first record. */
  readonly votes: () => Promise<JsonLinesWriter>;
  /** Metrics of the votes so far. */
  readonly runningVotes: RunningVotes;
  /** What the last analysis asked to report. */
  request: ReportRequest | undefined;
  /** Makes durable what was written, and tells of a write that failed. */
  flush(): Promise<void>;
  closeRecords(): Promise<void>;
}

/** Creates the run's folder with its first manifest and an empty event log. */
export async function openRunSession<Data, P extends RunParams>(
  plan: RunPlan<Data, P>,
): Promise<RunSession<Data, P>> {
  const { experiment, run_id, now } = plan;
  const folder = await createRunFolder(plan.output_dir, experiment.experiment_id, run_id);
  const file = await createManifestFile(folder, newManifest(plan));
  const telemetry = await openTelemetry({ file: join(folder, TELEMETRY_FILE), run_id, now });
  const writers = new Map<string, Promise<JsonLinesWriter>>();
  const writerOf = (name: string) => {
    const writer = writers.get(name) ?? openJsonLinesWriter(join(folder, name));
    writers.set(name, writer);
    return writer;
  };
  const eachWriter = async (act: (writer: JsonLinesWriter) => Promise<void>) => {
    for (const writer of await Promise.all(writers.values())) await act(writer);
  };
  return {
    plan,
    folder,
    file,
    telemetry,
    predictions: () => writerOf(PREDICTIONS_FILE),
    votes: () => writerOf(VOTES_FILE),
    runningVotes: new RunningVotes(),
    request: undefined,
    async flush() {
      await Promise.all([telemetry.flush(), eachWriter((writer) => writer.flush())]);
    },
    async closeRecords() {
      await eachWriter((writer) => writer.close());
    },
  };
}
