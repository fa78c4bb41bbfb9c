import { join } from 'node:path';
import {
  createRunFolder,
  openJsonLinesWriter,
  readRecords,
  type JsonLinesWriter,
} from '../artifacts';
import { validateVoteTrace, type RunManifest } from '../contract';
import { openTelemetry, type TelemetryEmitter } from '../telemetry';
import type { ReportRequest, RunParams } from './experiment';
import { guardManifest, guardTelemetry } from './guard-writes';
import { restoreStages } from './restore-stages';
import { PREDICTIONS_FILE, TELEMETRY_FILE, VOTES_FILE } from './run-files';
import { createManifestFile, newManifest, type ManifestFile, type RunPlan } from './run-manifest';
import { RunningVotes } from './running-votes';
import { RunSuspendedError } from './run-suspended-error';
import { StageJournal } from './stage-journal';

/** What a run in progress holds open. */
export interface RunSession<Data, P extends RunParams> {
  readonly plan: RunPlan<Data, P>;
  readonly folder: string;
  readonly file: ManifestFile;
  readonly journal: StageJournal;
  readonly telemetry: TelemetryEmitter;
  /** @throws RunSuspendedError when the run may not be written any more */
  readonly demand: () => void;
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
  const { experiment, run_id } = plan;
  const folder = await createRunFolder(plan.output_dir, experiment.experiment_id, run_id);
  const file = await createManifestFile(folder, newManifest(plan));
  return await sessionIn(folder, plan, file, new StageJournal(folder));
}

/**
 * Opens the folder of a run that another process has left in the middle: with the stages that are
 * done and still as they were, and without what came after them.
 */
export async function resumeRunSession<Data, P extends RunParams>(
  plan: RunPlan<Data, P>,
  folder: string,
  left: RunManifest,
): Promise<RunSession<Data, P>> {
  const entries = await restoreStages(folder, left);
  const journal = new StageJournal(folder, entries);
  await journal.write();
  const file = await createManifestFile(folder, {
    ...left,
    stages: left.stages.map((stage) =>
      journal.has(stage.name) ? stage : { name: stage.name, kind: stage.kind, status: 'pending' },
    ),
    checkpoints: left.checkpoints.filter(({ stage }) => journal.has(stage)),
  });
  const session = await sessionIn(folder, plan, file, journal);
  session.request = entries.at(-1)?.request;
  if (entries.at(-1)?.files.some(({ path }) => path === VOTES_FILE))
    for await (const trace of readRecords(join(folder, VOTES_FILE), validateVoteTrace))
      session.runningVotes.add(trace);
  return session;
}

async function sessionIn<Data, P extends RunParams>(
  folder: string,
  plan: RunPlan<Data, P>,
  file: ManifestFile,
  journal: StageJournal,
): Promise<RunSession<Data, P>> {
  const { run_id, now, mayWrite } = plan;
  const events = await openTelemetry({ file: join(folder, TELEMETRY_FILE), run_id, now });
  const demand = () => {
    if (!mayWrite()) throw new RunSuspendedError(run_id);
  };
  const writers = new Map<string, Promise<JsonLinesWriter>>();
  const writerOf = (name: string) => {
    demand();
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
    file: guardManifest(file, demand),
    journal,
    telemetry: guardTelemetry(events, demand),
    demand,
    predictions: () => writerOf(PREDICTIONS_FILE),
    votes: () => writerOf(VOTES_FILE),
    runningVotes: new RunningVotes(),
    request: undefined,
    async flush() {
      await Promise.all([events.flush(), eachWriter((writer) => writer.flush())]);
    },
    async closeRecords() {
      await eachWriter((writer) => writer.close());
    },
  };
}
