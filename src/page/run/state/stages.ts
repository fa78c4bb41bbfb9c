import type {
  ErrorInfo,
  ProgressPayload,
  StageKind,
  TelemetryEvent,
  Timestamp,
} from '../../../contract';

/** A stage, as its events tell it. */
export interface StageState {
  readonly name: string;
  readonly kind: StageKind;
  readonly status: 'running' | 'completed' | 'failed';
  /** When it last began. */
  readonly startedAt: Timestamp;
  /** Milliseconds; null while it runs. */
  readonly durationMs: number | null;
  readonly progress: ProgressPayload | null;
  /** Why it failed, or was interrupted. */
  readonly error: ErrorInfo | null;
  /** Times it has begun; a count. */
  readonly starts: number;
}

export function stagesAfter(
  stages: readonly StageState[],
  events: readonly TelemetryEvent[],
): readonly StageState[] {
  return events.reduce(afterEvent, stages);
}

function afterEvent(stages: readonly StageState[], event: TelemetryEvent): readonly StageState[] {
  const { event_name, stage: name, payload, timestamp } = event;
  if (name === null) return stages;
  switch (event_name) {
    case 'stage_start': {
      const before = stages.find((one) => one.name === name);
      const begun: StageState = {
        name,
        kind: payload.kind,
        status: 'running',
        startedAt: timestamp,
        durationMs: null,
        progress: null,
        error: null,
        starts: (before?.starts ?? 0) + 1,
      };
      return before ? change(stages, name, begun) : [...stages, begun];
    }
    case 'stage_stop':
      return change(stages, name, { status: 'completed', durationMs: payload.duration_ms });
    case 'stage_error': {
      const { duration_ms: durationMs, error } = payload;
      return change(stages, name, { status: 'failed', durationMs, error });
    }
    case 'progress':
      return change(stages, name, { progress: payload });
    default:
      return stages;
  }
}

function change(
  stages: readonly StageState[],
  name: string,
  changes: Partial<StageState>,
): readonly StageState[] {
  return stages.map((one) => (one.name === name ? { ...one, ...changes } : one));
}
