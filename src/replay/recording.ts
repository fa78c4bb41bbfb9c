import type {
  Artifact,
  ErrorInfo,
  RunStatus,
  TelemetryEvent,
  UnknownTelemetryEvent,
} from '../contract';

/** An event as it was recorded, of this minor version or of a newer one. */
export type RecordedEvent = TelemetryEvent | UnknownTelemetryEvent;

/** A run that was recorded: its events, and the files it left. */
export interface Recording {
  /** Every event, in the order of `seq`; read anew by each stream. */
  events(): AsyncIterable<RecordedEvent> | Iterable<RecordedEvent>;
  /** The files, sorted by path. */
  readonly artifacts: readonly Artifact[];
  /** Bytes `start` to before `end` of a file that `artifacts` lists. */
  read(path: string, start: number, end: number): BodyInit | Promise<BodyInit>;
}

/** What the events say of the run as a whole. */
export interface RecordedCourse {
  readonly runId: string;
  readonly experimentId: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly seed: number | null;
  /** When the first event happened, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When each stage ended, in milliseconds since the first event. */
  readonly stageEnds: readonly number[];
  readonly stages: number;
  readonly lastSeq: number;
  /** How the run ended; null when it was killed before it could say. */
  readonly end: { readonly atMs: number; readonly status: Exclude<RunStatus, 'running'> } | null;
  readonly error: ErrorInfo | null;
}

/**
 * Reads a recording once.
 *
 * @throws RangeError when it does not begin with `run_start`
 */
export async function courseOf(recording: Recording): Promise<RecordedCourse> {
  let course: RecordedCourse | undefined;
  for await (const event of recording.events()) {
    course = course ? after(course, event) : begin(event);
  }
  if (!course) throw new RangeError('the recording has no events');
  return course;
}

function begin(event: RecordedEvent): RecordedCourse {
  if (!isNamed(event, 'run_start') || event.seq !== 0)
    throw new RangeError('the recording must begin with run_start, whose seq is 0');
  return {
    runId: event.run_id,
    experimentId: event.payload.experiment_id,
    params: event.payload.params,
    seed: event.payload.seed,
    startedAt: Date.parse(event.timestamp),
    stageEnds: [],
    stages: 0,
    lastSeq: 0,
    end: null,
    error: null,
  };
}

function after(before: RecordedCourse, event: RecordedEvent): RecordedCourse {
  const course = { ...before, lastSeq: event.seq };
  const atMs = Date.parse(event.timestamp) - course.startedAt;
  if (isNamed(event, 'stage_start')) return { ...course, stages: course.stages + 1 };
  if (isNamed(event, 'run_stop')) return { ...course, end: { atMs, status: event.payload.status } };
  const error = isNamed(event, 'stage_error') ? event.payload.error : course.error;
  if (!isNamed(event, 'stage_stop') && !isNamed(event, 'stage_error')) return course;
  return { ...course, error, stageEnds: [...course.stageEnds, atMs] };
}

/** Whether an event is of this name; an event of a newer minor never has a name known here. */
export function isNamed<N extends TelemetryEvent['event_name']>(
  event: RecordedEvent,
  name: N,
): event is Extract<TelemetryEvent, { event_name: N }> {
  return (event.event_name as string) === name;
}
