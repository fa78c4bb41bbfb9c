import {
  openJsonLinesWriter,
  readLastRecord,
  toJsonLine,
  type JsonLinesWriter,
} from '../artifacts';
import {
  SCHEMA_VERSIONS,
  validateTelemetryEvent,
  type EventPayloadMap,
  type TelemetryEvent,
} from '../contract';
import { publish } from './channel';
import { telemetryRecord } from './read-telemetry';
import { TelemetryError } from './telemetry-error';

/** Where the events of a run go. */
export interface TelemetryOptions {
  /** The run's `telemetry.jsonl`; created when it is not there, else continued. */
  readonly file: string;
  readonly run_id: string;
  /** Wall clock. Default: the machine's. */
  readonly now?: () => Date;
}

/** Emits the events of one run. */
export interface TelemetryEmitter {
  /** The `seq` of the next event; also how many the run has emitted. */
  readonly nextSeq: number;
  /**
   * Makes the event, writes its line to the file and tells {@link TELEMETRY_CHANNEL}, all in the
   * call itself; resolves with it once the line is durable. Its timestamp is never before that of
   * the event before it, even when the clock goes back. The event is frozen.
   *
   * A rejection that nobody waits for does not end the process; the next flush or close tells of it.
   *
   * @param stage name of the stage it happened in, null for the run itself
   * @throws TelemetryError when it is not valid in the writer profile (`invalid_event`), or the run
   * has emitted run_stop (`stopped`); TypeError when the payload cannot be JSON. Nothing is written
   * then, and no `seq` is taken
   * @throws ArtifactError when the file could not be written, then and from then on
   */
  emit<N extends keyof EventPayloadMap>(
    event_name: N,
    stage: string | null,
    payload: EventPayloadMap[N],
  ): Promise<TelemetryEvent>;
  /**
   * Resolves once every event emitted is durable.
   *
   * @throws the first error of an emit that no flush has told of yet
   */
  flush(): Promise<void>;
  /** As flush, and closes the file, also when it throws. Closing twice is closing once. */
  close(): Promise<void>;
}

/** What the events so far demand of the next one. */
interface Progress {
  readonly nextSeq: number;
  /** Timestamp of the last event, `''` before the first. */
  readonly timestamp: string;
  readonly isStopped: boolean;
}

const START: Progress = { nextSeq: 0, timestamp: '', isStopped: false };

/**
 * Opens the event log of a run. Of a killed run's log the torn tail is cut off, and `seq` and time
 * go on from the last whole line.
 *
 * @throws TelemetryError when its last event is another run's (`other_run`); ArtifactError when its
 * last whole line is no event (`invalid_record`), or it is a link or no plain file (`not_a_file`).
 * The file is then left as it is
 */
export async function openTelemetry({
  file,
  run_id,
  now = () => new Date(),
}: TelemetryOptions): Promise<TelemetryEmitter> {
  const last = await readLastRecord(file, telemetryRecord);
  let progress = START;
  if (last) {
    const { value } = last.event;
    if (value.run_id !== run_id) throw ofOtherRun(file, last.line, value.run_id, run_id);
    progress = after(value);
  }
  return new FileEmitter(await openJsonLinesWriter(file), run_id, now, progress);
}

class FileEmitter implements TelemetryEmitter {
  readonly #writer: JsonLinesWriter;
  readonly #runId: string;
  readonly #now: () => Date;
  #progress: Progress;
  /** The first event refused since a flush told of one. */
  #refusal: Error | undefined;

  constructor(writer: JsonLinesWriter, runId: string, now: () => Date, progress: Progress) {
    this.#writer = writer;
    this.#runId = runId;
    this.#now = now;
    this.#progress = progress;
  }

  get nextSeq(): number {
    return this.#progress.nextSeq;
  }

  emit: TelemetryEmitter['emit'] = (event_name, stage, payload) => {
    const emitted = this.#emit(event_name, stage, payload);
    emitted.catch(() => undefined);
    return emitted;
  };

  async flush(): Promise<void> {
    await this.#writer.flush();
    this.#tellOfRefusal();
  }

  async close(): Promise<void> {
    await this.#writer.close();
    this.#tellOfRefusal();
  }

  /** Up to the first await it runs in the call: events are written in the order of the calls. */
  async #emit(event_name: string, stage: string | null, payload: object): Promise<TelemetryEvent> {
    const event = this.#eventOf(event_name, stage, payload);
    const { lines } = this.#writer;
    const durable = this.#writer.append(event);
    if (this.#writer.lines > lines) {
      this.#progress = after(event);
      publish(event);
    }
    await durable;
    return event;
  }

  #eventOf(event_name: string, stage: string | null, payload: object): TelemetryEvent {
    try {
      if (this.#progress.isStopped)
        throw new TelemetryError('stopped', `${event_name} comes after the run's run_stop`);
      const event = asWritten({
        schema_version: SCHEMA_VERSIONS.telemetry_event.version,
        timestamp: later(this.#now().toISOString(), this.#progress.timestamp),
        event_name,
        run_id: this.#runId,
        stage,
        seq: this.#progress.nextSeq,
        payload,
      });
      return valid(event_name, event);
    } catch (error) {
      if (error instanceof Error) this.#refusal ??= error;
      throw error;
    }
  }

  #tellOfRefusal(): void {
    const error = this.#refusal;
    this.#refusal = undefined;
    if (error) throw error;
  }
}

/** A frozen copy with exactly what its line will hold, so that subscribers see what readers will. */
function asWritten(event: object): unknown {
  return JSON.parse(toJsonLine(event), (_key, value: unknown) => Object.freeze(value));
}

function valid(event_name: string, event: unknown): TelemetryEvent {
  const result = validateTelemetryEvent(event);
  if (result.ok) return result.value;
  const places = result.problems.map(
    ({ message, instancePath, hint }) => `${message} (at ${instancePath}); ${hint}`,
  );
  throw new TelemetryError('invalid_event', `${event_name} is not valid: ${places.join('. ')}`);
}

function after({
  seq,
  timestamp,
  event_name,
}: Pick<TelemetryEvent, 'seq' | 'timestamp'> & { event_name: string }): Progress {
  return { nextSeq: seq + 1, timestamp, isStopped: event_name === 'run_stop' };
}

/** Without the Z, timestamps of the contract sort as text, whatever the digits of their fractions. */
function later(a: string, b: string): string {
  return a.slice(0, -1) < b.slice(0, -1) ? b : a;
}

function ofOtherRun(file: string, line: number, found: string, run_id: string): TelemetryError {
  const hint = 'a run folder holds one run; give each its own file';
  const message = `${file}:${line}: the last event belongs to run ${found}, not ${run_id}; ${hint}`;
  return new TelemetryError('other_run', message);
}
