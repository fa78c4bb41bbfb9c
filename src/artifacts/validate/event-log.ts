import type { RunManifest, TelemetryEvent } from '../../contract';
import type { FileOutcome } from './check-file-inside';
import { CheckpointEvents, type PlacedProblem } from './checkpoint-events';
import { runProblem, type RunProblem } from './run-problem';
import { checkRunStatus, stopStatus } from './run-status';
import { TelemetryOrder } from './telemetry-order';

/** Every rule that a run's events are held to, by themselves and against the manifest. */
export class EventLog {
  readonly #order: TelemetryOrder;
  readonly #checkpoints: CheckpointEvents;
  readonly #hasEnded: boolean;
  #stop: string | undefined;
  #outcome: FileOutcome = 'missing';

  constructor(private readonly manifest: RunManifest) {
    this.#order = new TelemetryOrder(manifest.run_id);
    this.#checkpoints = new CheckpointEvents(manifest.checkpoints);
    this.#hasEnded = manifest.status !== 'running';
  }

  /** Problems of an event, in the event. */
  add(event: TelemetryEvent, line: number): RunProblem[] {
    this.#stop = stopStatus(event) ?? this.#stop;
    // Of a run that goes on, the manifest is written after the events.
    if (this.#hasEnded) this.#checkpoints.add(event, line);
    return this.#order.add(event);
  }

  /** The rules that every event is held to by those before it. */
  get order(): TelemetryOrder {
    return this.#order;
  }

  /** Events that must be added; the others may be passed over when they are in order. */
  wants(): readonly string[] | 'all' {
    const wanted = this.#order.wants();
    return wanted === 'all' || !this.#hasEnded ? wanted : [...wanted, 'checkpoint'];
  }

  /** Says what became of the file when all of its events are added. */
  end(outcome: FileOutcome): void {
    this.#outcome = outcome;
  }

  /** Problems that only the end of the file shows; of its last line, unless they say which. */
  atEnd(): (RunProblem | PlacedProblem)[] {
    if (!this.#hasEnded) return [];
    const unclosed = this.#order
      .unclosed()
      .map((stage) =>
        runProblem(
          'stage-order',
          '',
          `Stage ${stage} was started and never closed`,
          'a stage_stop or a stage_error',
          'the end of the file',
          'the run was killed, or events were lost at the end',
        ),
      );
    return [...this.#checkpoints.unlisted(), ...unclosed];
  }

  /** Problems of the manifest in the light of the events; none when they could not be read. */
  *inManifest(): Generator<RunProblem> {
    if (this.#outcome === 'refused') return;
    yield* checkRunStatus(this.manifest, this.#stop);
    if (this.#hasEnded && this.#outcome === 'checked') yield* this.#checkpoints.untold();
  }
}
