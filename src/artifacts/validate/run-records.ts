import type { DocumentName, RunManifest, TelemetryEvent } from '../../contract';
import type { FollowsOrder } from '../bytes';
import type { JsonValue } from '../json';
import type { EventLog } from './event-log';
import type { UnplacedProblem } from './place-problems';
import type { RecordSink } from './record-sink';
import type { RunObserver } from './run-observer';
import { runProblem } from './run-problem';

/** Of which run the records are, and who judges them. */
interface Run {
  readonly manifest: RunManifest | undefined;
  readonly observer: RunObserver;
}

/** Holds the records of one file of a run's folder to what holds across the run. */
export class RunRecords implements RecordSink {
  /** Problems found in valid records. */
  problems = 0;
  readonly order: FollowsOrder | undefined;
  readonly #observed: readonly string[] | 'all';

  /** @param events where events are held to the events before them; absent for other records */
  constructor(
    private readonly run: Run,
    private readonly document: DocumentName,
    private readonly events: EventLog | undefined,
  ) {
    this.order = events?.order;
    this.#observed = run.observer.wants(document);
  }

  readonly record = (value: JsonValue, line: number, bytes: Uint8Array): UnplacedProblem[] => {
    const { run, document, events } = this;
    // Valid by now, so that it has the members of its document.
    const problems = [
      ...(events
        ? events.add(value as unknown as TelemetryEvent, line)
        : checkRunId(value as { run_id: string } & JsonValue, run.manifest)),
      ...run.observer.record({ document, value, bytes }),
    ];
    this.problems += problems.length;
    return problems;
  };

  wants(): readonly string[] | 'all' {
    const { events, run } = this;
    if (this.#observed === 'all') return 'all';
    // Other records are held to the run_id of the manifest one by one.
    if (!events) return run.manifest ? 'all' : this.#observed;
    const wanted = events.wants();
    return wanted === 'all' ? wanted : [...wanted, ...this.#observed];
  }
}

function checkRunId({ run_id }: { run_id: string }, manifest: RunManifest | undefined) {
  if (!manifest || run_id === manifest.run_id) return [];
  const what = 'The record belongs to another run';
  const hint = 'a run folder holds one run; move the record to its own';
  return [runProblem('run-id', '/run_id', what, manifest.run_id, run_id, hint)];
}
