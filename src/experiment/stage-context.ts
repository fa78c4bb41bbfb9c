import { join } from 'node:path';
import { readRecords } from '../artifacts';
import { SCHEMA_VERSIONS, validatePrediction, type Prediction } from '../contract';
import { readCheckpointFiles, writeCheckpoint } from './checkpoint-files';
import type { RunParams, Stage, StageContext } from './experiment';
import { PREDICTIONS_FILE, type RunSession } from './run-session';
import type { TrainingBackend } from './training-backend';

/** The context of one stage; what it emits carries the stage's name. */
export function stageContext<Data, P extends RunParams>(
  session: RunSession<Data, P>,
  { name: stage }: Stage<Data, P>,
  backend: TrainingBackend,
  signal: AbortSignal,
): StageContext<Data, P> {
  const { plan, folder, file, telemetry } = session;
  return {
    params: plan.params,
    seed: plan.seed,
    data: plan.dataset.data,
    backend,
    folder,
    signal,
    get checkpoints() {
      return file.manifest.checkpoints;
    },
    metric: (name, value, at) => void telemetry.emit('metric', stage, { name, value, ...at }),
    progress: (completed, total, unit) =>
      void telemetry.emit('progress', stage, { completed, total, unit }),
    log: (level, message) => void telemetry.emit('log', stage, { level, message }),
    async saveCheckpoint(draft) {
      if (file.manifest.checkpoints.some((saved) => saved.checkpoint_id === draft.checkpoint_id))
        throw new TypeError(`the run has a checkpoint ${draft.checkpoint_id} already`);
      const checkpoint = await writeCheckpoint(folder, stage, draft, plan.now().toISOString());
      await file.addCheckpoint(checkpoint);
      await telemetry.emit('checkpoint', stage, checkpoint);
      return checkpoint;
    },
    readCheckpoint: (checkpoint_id) =>
      readCheckpointFiles(folder, file.manifest.checkpoints, checkpoint_id),
    async predict(draft) {
      const prediction: Prediction = {
        schema_version: SCHEMA_VERSIONS.prediction.version,
        run_id: plan.run_id,
        stage,
        ...draft,
      };
      const result = validatePrediction(prediction);
      if (!result.ok) throw new TypeError(`not a prediction: ${result.problems[0]?.message}`);
      const writer = await session.predictions();
      // As with events, the flush at the stage's end tells of one that could not be written.
      void writer.append(prediction);
    },
    predictions: () => readRecords(join(folder, PREDICTIONS_FILE), validatePrediction),
    report(findings) {
      session.findings = findings;
    },
  };
}
