import type { TelemetryEvent } from '../../contract';
import type { EventOrder, FollowedOrder } from '../bytes';
import { runProblem, type RunProblem } from './run-problem';

const CHANGING = ['stage_start', 'stage_stop', 'stage_error', 'run_stop'] as const;

/**
 * Follows the events of one run: one run_id, `seq` from 0 without a gap, time not going backwards,
 * every stage opened before it is closed, nothing after run_stop.
 */
export class TelemetryOrder {
  #next = 0;
  #lastTime = '';
  #stopped = false;
  readonly #open = new Set<string>();

  constructor(private readonly runId: string) {}

  /** Problems of an event in the light of those before it. */
  add(event: TelemetryEvent): RunProblem[] {
    const problems: RunProblem[] = [];
    if (event.run_id !== this.runId) {
      problems.push(
        runProblem(
          'run-id',
          '/run_id',
          'The event belongs to another run',
          this.runId,
          event.run_id,
          'a run folder holds one run; move the event to its own',
        ),
      );
    }
    if (event.seq !== this.#next) {
      problems.push(
        runProblem(
          'seq-gap',
          '/seq',
          event.seq > this.#next
            ? 'Events are missing before this one'
            : 'The event repeats an earlier seq',
          String(this.#next),
          String(event.seq),
          'events were lost or written twice; compare with the source of the stream',
        ),
      );
    }
    if (sortable(event.timestamp) < sortable(this.#lastTime)) {
      problems.push(
        runProblem(
          'time-backwards',
          '/timestamp',
          'The event is older than the one before it',
          `at least ${this.#lastTime}`,
          event.timestamp,
          'take timestamps from one clock that never goes back',
        ),
      );
    }
    if (this.#stopped) {
      problems.push(
        runProblem(
          'after-run-stop',
          '/event_name',
          'The run had already stopped',
          'no event',
          event.event_name,
          'run_stop is the last event of a run',
        ),
      );
    }
    this.#next = event.seq + 1;
    this.#lastTime = event.timestamp;
    this.#stopped ||= event.event_name === 'run_stop';
    return [...problems, ...this.#stage(event)];
  }

  /** What the next event is held to. */
  state(): FollowedOrder {
    return { runId: this.runId, nextSeq: this.#next, lastTimestamp: this.#lastTime };
  }

  /** Goes on behind events that were found to be in order, and that open or close nothing. */
  resume({ nextSeq, lastTimestamp }: EventOrder): void {
    this.#next = nextSeq;
    this.#lastTime = lastTimestamp;
  }

  /** Events that must be added, for they change more than the state; all of them after run_stop. */
  wants(): readonly string[] | 'all' {
    return this.#stopped ? 'all' : CHANGING;
  }

  /** Names of the stages that were never closed. */
  unclosed(): string[] {
    return [...this.#open];
  }

  #stage({ event_name, stage }: TelemetryEvent): RunProblem[] {
    const isStart = event_name === 'stage_start';
    if (stage === null || !(isStart || event_name === 'stage_stop' || event_name === 'stage_error'))
      return [];
    const wasOpen = this.#open.has(stage);
    if (isStart) this.#open.add(stage);
    else this.#open.delete(stage);
    if (isStart !== wasOpen) return [];
    return [
      runProblem(
        'stage-order',
        '/stage',
        isStart ? 'The stage was already open' : 'The stage was not open',
        isStart ? 'one stage_start a stage' : 'a stage_start before',
        stage,
        'every stage_start is closed by one stage_stop or stage_error',
      ),
    ];
  }
}

/** A timestamp in a form that sorts: fractions differ in length, so they are filled up to nine digits. */
function sortable(timestamp: string): string {
  return timestamp.slice(0, -1).padEnd('2026-11-22T09:30:00.000000000'.length, '0');
}
