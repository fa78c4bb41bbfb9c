import { join } from 'node:path';
import { createRunFolder, openJsonLinesWriter, type JsonLinesWriter } from '../artifacts';
import { openTelemetry, type TelemetryEmitter } from '../telemetry';
import type { Findings, RunParams } from './experiment';
import { createManifestFile, newManifest, type ManifestFile, type RunPlan } from './run-manifest';

export const PREDICTIONS_FILE = 'predictions.jsonl';
export const TELEMETRY_FILE = 'telemetry.jsonl';

/** What a run in progress holds open. */
export interface RunSession<Data, P extends RunParams> {
  readonly plan: RunPlan<Data, P>;
  readonly folder: string;
  readonly file: ManifestFile;
  readonly telemetry: TelemetryEmitter;
  /** Opened by the first record. */
  readonly predictions: () => Promise<JsonLinesWriter>;
  /** What the last analysis reported. */
  findings: Findings | undefined;
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
  let writer: Promise<JsonLinesWriter> | undefined;
  return {
    plan,
    folder,
    file,
    telemetry,
    predictions: () => (writer ??= openJsonLinesWriter(join(folder, PREDICTIONS_FILE))),
    findings: undefined,
    async flush() {
      await Promise.all([telemetry.flush(), (await writer)?.flush()]);
    },
    async closeRecords() {
      await (await writer)?.close();
    },
  };
}
