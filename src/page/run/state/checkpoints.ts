import type { Checkpoint, TelemetryEvent } from '../../../contract';

/** A stage that begins again saves its checkpoints again. */
export function checkpointsAfter(
  checkpoints: readonly Checkpoint[],
  events: readonly TelemetryEvent[],
): readonly Checkpoint[] {
  let next = checkpoints;
  for (const { event_name, stage, payload } of events) {
    if (event_name === 'stage_start' && next.some((one) => one.stage === stage))
      next = next.filter((one) => one.stage !== stage);
    if (event_name === 'checkpoint') next = [...next, payload];
  }
  return next;
}
