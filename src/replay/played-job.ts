import type { Job, JobState, Params, TelemetryEvent } from '../contract';
import { isNamed, type RecordedCourse, type RecordedEvent, type Recording } from './recording';

/** What a job is asked to be. */
export interface JobIdentity {
  readonly jobId: string;
  readonly runId: string;
  readonly experimentId: string;
  readonly params: Params;
  readonly seed: number | null;
  readonly name?: string;
}

/** How a job was canceled, and how its run ends for that. */
interface Halt {
  readonly at: number;
  readonly by: string;
  /** Null when the run had not begun. */
  readonly stop: Promise<TelemetryEvent> | null;
}

/** A job whose run is a recording, played from a moment on at some speed. Times are of the wall. */
export class PlayedJob {
  readonly identity: JobIdentity;
  readonly recording: Recording;
  readonly course: RecordedCourse;
  readonly #speed: number;
  readonly #createdAt = Date.now();
  /** When its run begins to play; null until someone watches. */
  #startsAt: number | null;
  #halt: Halt | null = null;
  readonly #halted = new AbortController();

  constructor(
    identity: JobIdentity,
    recording: Recording,
    course: RecordedCourse,
    speed: number,
    startsAt: number | null,
  ) {
    this.identity = identity;
    this.recording = recording;
    this.course = course;
    this.#speed = speed;
    this.#startsAt = startsAt;
  }

  /** Aborted when the job is canceled. */
  get halted(): AbortSignal {
    return this.#halted.signal;
  }

  get halt(): Halt | null {
    return this.#halt;
  }

  get state(): JobState {
    if (this.#halt) return 'canceled';
    if (!this.hasRun) return 'queued';
    const { end } = this.course;
    return end && this.#dueAt(end.atMs) <= Date.now() ? end.status : 'running';
  }

  /** Whether the job has a run: a worker has begun it. */
  get hasRun(): boolean {
    if (this.#halt) return this.#halt.stop !== null;
    return this.#startsAt === null || this.#startsAt <= Date.now();
  }

  /** Someone watches: the run begins to play, unless it does already. */
  watch(): void {
    this.#startsAt ??= Date.now();
  }

  /** When an event comes. */
  dueAt({ timestamp }: RecordedEvent): number {
    return this.#dueAt(Date.parse(timestamp) - this.course.startedAt);
  }

  /** A recorded event as this job's run has it. */
  own(event: RecordedEvent): RecordedEvent {
    const { runId, experimentId, params, seed } = this.identity;
    if (runId === this.course.runId) return event;
    if (!isNamed(event, 'run_start')) return { ...event, run_id: runId };
    const payload = { experiment_id: experimentId, params, seed: seed ?? event.payload.seed };
    return { ...event, run_id: runId, payload };
  }

  /** Cancels the job; its run ends with the event after the last that has come. */
  cancel(by: string): void {
    const hasRun = this.hasRun;
    this.watch();
    const at = Date.now();
    this.#halt = { at, by, stop: hasRun ? this.#stopAt(at) : null };
    this.#halted.abort();
  }

  document(): Job {
    const { jobId, runId, experimentId, params, seed, name } = this.identity;
    const state = this.state;
    const startedAt = this.hasRun ? (this.#startsAt ?? this.#createdAt) : null;
    const ends = this.#stageEnds();
    const finishedAt = this.#finishedAt(state);
    const updatedAt = Math.max(this.#createdAt, startedAt ?? 0, ends.at(-1) ?? 0, finishedAt ?? 0);
    const { stages, error } = this.course;
    return {
      schema_version: '1.0.0',
      job_id: jobId,
      run_id: startedAt === null ? null : runId,
      experiment_id: experimentId,
      ...(name !== undefined && { name }),
      state,
      params,
      seed,
      created_at: iso(this.#createdAt),
      updated_at: iso(updatedAt),
      ...(startedAt !== null && { started_at: iso(startedAt) }),
      ...(finishedAt !== null && { finished_at: iso(finishedAt) }),
      attempt: startedAt === null ? 0 : 1,
      ...(startedAt !== null && {
        progress: { completed: Math.min(ends.length, stages), total: stages },
      }),
      ...(this.#halt && { canceled_by: this.#halt.by }),
      ...(state === 'failed' && error && { error }),
    };
  }

  #dueAt(atMs: number): number {
    return (this.#startsAt ?? Infinity) + atMs / this.#speed;
  }

  /** When each stage that has ended did. */
  #stageEnds(): number[] {
    const now = this.#halt?.at ?? Date.now();
    return this.course.stageEnds.map((atMs) => this.#dueAt(atMs)).filter((at) => at <= now);
  }

  #finishedAt(state: JobState): number | null {
    if (this.#halt) return this.#halt.at;
    const { end } = this.course;
    return end && state !== 'running' && state !== 'queued' ? this.#dueAt(end.atMs) : null;
  }

  async #stopAt(at: number): Promise<TelemetryEvent> {
    let last: RecordedEvent | undefined;
    for await (const event of this.recording.events()) {
      if (last && this.dueAt(event) > at) break;
      last = event;
    }
    const timestamp = last?.timestamp ?? iso(this.course.startedAt);
    return {
      schema_version: '1.0.0',
      timestamp,
      event_name: 'run_stop',
      run_id: this.identity.runId,
      stage: null,
      seq: (last?.seq ?? -1) + 1,
      payload: { status: 'canceled', duration_ms: Date.parse(timestamp) - this.course.startedAt },
    };
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
