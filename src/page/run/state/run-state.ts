import type { StreamedEvent } from '../../../client';
import type { Checkpoint, RunStopPayload, TelemetryEvent } from '../../../contract';
import { callsAfter, type Calls } from './calls';
import { checkpointsAfter } from './checkpoints';
import { logAfter, type LogLine } from './log';
import { seriesAfter, type SeriesByKey } from './series';
import { stagesAfter, type StageState } from './stages';
import { unknownAfter, type UnknownEvents } from './unknown-events';
import { votesAfter, type VotesByKey } from './votes';

/** What is known of a run from its events. A part that an event does not touch stays the same object. */
export interface RunState {
  /** Events so far; a count. */
  readonly events: number;
  /** In the order in which they first began. */
  readonly stages: readonly StageState[];
  readonly series: SeriesByKey;
  readonly votes: VotesByKey;
  readonly calls: Calls;
  /** In the order in which they were saved. */
  readonly checkpoints: readonly Checkpoint[];
  /** The newest lines, oldest first. */
  readonly log: readonly LogLine[];
  /** Events of a newer minor version of the contract. */
  readonly unknown: UnknownEvents;
  /** How the run ended; null while it has not. */
  readonly stop: RunStopPayload | null;
}

/** A run of which nothing is known yet. */
export const NO_EVENTS: RunState = {
  events: 0,
  stages: [],
  series: new Map(),
  votes: new Map(),
  calls: new Map(),
  checkpoints: [],
  log: [],
  unknown: new Map(),
  stop: null,
};

/** The state after more events, in their order. It does not matter into which batches they fall. */
export function stateAfter(state: RunState, events: readonly StreamedEvent[]): RunState {
  const known = events.flatMap((event) => (event.known ? [event.value] : []));
  return {
    events: state.events + events.length,
    stages: stagesAfter(state.stages, known),
    series: seriesAfter(state.series, known),
    votes: votesAfter(state.votes, known),
    calls: callsAfter(state.calls, known),
    checkpoints: checkpointsAfter(state.checkpoints, known),
    log: logAfter(state.log, known),
    unknown: unknownAfter(state.unknown, events),
    stop: known.find(isStop)?.payload ?? state.stop,
  };
}

function isStop(event: TelemetryEvent): event is TelemetryEvent & { event_name: 'run_stop' } {
  return event.event_name === 'run_stop';
}
