import { join } from 'node:path';
import { readRecords, toJsonDocument, writeFileAtomic } from '../artifacts';
import {
  SCHEMA_VERSIONS,
  validateHedgingMetrics,
  validatePrediction,
  validateVoteTrace,
  type HedgingMetrics,
  type Prediction,
  type ValidationResult,
} from '../contract';
import { hedgingNumbers } from '../stats';
import { readCheckpointFiles, writeCheckpoint } from './checkpoint-files';
import type { RunParams, Stage, StageContext } from './experiment';
import { HEDGING_FILE, PREDICTIONS_FILE, VOTES_FILE } from './run-files';
import type { RunSession } from './run-session';
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
    run_id: plan.run_id,
    params: plan.params,
    seed: plan.seed,
    data: plan.dataset.data,
    backend,
    clock: plan.clock,
    ...(plan.cacheDir !== undefined && { cacheDir: plan.cacheDir }),
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
      session.demand();
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
      refuseInvalid('a prediction', validatePrediction(prediction));
      const writer = await session.predictions();
      // As with events, the flush at the stage's end tells of one that could not be written.
      void writer.append(prediction);
    },
    predictions: () => readRecords(join(folder, PREDICTIONS_FILE), validatePrediction),
    async vote(trace) {
      refuseInvalid('a vote', validateVoteTrace(trace));
      if (trace.run_id !== plan.run_id)
        throw new TypeError(`a vote of the run ${trace.run_id}; expected ${plan.run_id}`);
      const writer = await session.votes();
      void writer.append(trace);
      const { ensemble_id, example_id, winner, tie, agreement, correct, members } = trace;
      const abstentions = members.filter(({ abstained }) => abstained).length;
      const decided = { winner, tie, agreement, abstentions, correct };
      void telemetry.emit('vote', stage, { ensemble_id, example_id, ...decided });
      for (const metric of session.runningVotes.add(trace))
        void telemetry.emit('metric', stage, metric);
    },
    votes: () => readRecords(join(folder, VOTES_FILE), validateVoteTrace),
    hedge({ call_id, arm, hedged, winner, delay_ms, latency_ms }) {
      void telemetry.emit('hedge', stage, { call_id, arm, hedged, winner, delay_ms, latency_ms });
    },
    async saveHedging({ policy, target_ms, calls }) {
      const { version: schema_version } = SCHEMA_VERSIONS.hedging_metrics;
      const metrics: HedgingMetrics = {
        schema_version,
        run_id: plan.run_id,
        policy,
        target_ms,
        calls,
        ...hedgingNumbers(calls, target_ms),
      };
      refuseInvalid('hedging metrics', validateHedgingMetrics(metrics));
      session.demand();
      await writeFileAtomic(join(folder, HEDGING_FILE), toJsonDocument(metrics));
    },
    report(request) {
      session.request = request;
    },
  };
}

function refuseInvalid(what: string, result: ValidationResult<unknown>): void {
  if (!result.ok) throw new TypeError(`not ${what}: ${result.problems[0]?.message}`);
}
