import type { Checkpoint, TelemetryEvent } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/** Problems of events that are kept until the end: a file with more is wrong enough. */
const MOST_KEPT = 1000;

/** A problem of an event, and the line that the event stands on. */
export type PlacedProblem = RunProblem & { readonly line: number };

/**
 * Holds the checkpoints of a manifest against the `checkpoint` events: the same paths with the same
 * hashes in both. What a stage saved counts until the stage is started again: the attempt that ended
 * there was replaced, its files with it.
 */
export class CheckpointEvents {
  /** The stage whose event was met, by path and then by hash. */
  readonly #listed = new Map<string, Map<string, string | null | undefined>>();
  /** Of the latest attempt of each stage. */
  #unlisted: { readonly stage: string | null; readonly problem: PlacedProblem }[] = [];

  constructor(private readonly checkpoints: readonly Checkpoint[]) {
    for (const { path, sha256 } of checkpoints) {
      const hashes = this.#listed.get(path) ?? new Map<string, undefined>();
      this.#listed.set(path, hashes.set(sha256, undefined));
    }
  }

  add(event: TelemetryEvent, line: number): void {
    const { event_name, stage } = event;
    if (event_name === 'stage_start') this.#forget(stage);
    if (event_name !== 'checkpoint') return;
    const { path, sha256 } = event.payload;
    const hashes = this.#listed.get(path);
    if (hashes?.has(sha256)) {
      hashes.set(sha256, stage);
    } else if (this.#unlisted.length < MOST_KEPT) {
      const [known] = hashes?.keys() ?? [];
      this.#unlisted.push({ stage, problem: { ...unlisted(path, sha256, known), line } });
    }
  }

  /** Events that the manifest does not bear out, once all events are added. */
  unlisted(): PlacedProblem[] {
    return this.#unlisted.map(({ problem }) => problem);
  }

  /** Entries of the manifest that no event told of, once all events are added. */
  *untold(): Generator<RunProblem> {
    for (const [index, { path, sha256 }] of this.checkpoints.entries()) {
      if (this.#listed.get(path)?.get(sha256) !== undefined) continue;
      yield runProblem(
        'checkpoint-event',
        `/checkpoints/${index}/path`,
        `No checkpoint event tells of ${path} with this hash`,
        'a checkpoint event',
        'none in telemetry.jsonl',
        'the event was lost, or the entry was changed after the run',
      );
    }
  }

  #forget(stage: string | null): void {
    this.#unlisted = this.#unlisted.filter((one) => one.stage !== stage);
    for (const hashes of this.#listed.values())
      for (const [sha256, told] of hashes) if (told === stage) hashes.set(sha256, undefined);
  }
}

function unlisted(path: string, sha256: string, known: string | undefined): RunProblem {
  const hint = 'the manifest lists every checkpoint that was saved, with the hash of its event';
  const [what, member, expected, received] = known
    ? [`The manifest has another hash of ${path}`, 'sha256', known, sha256]
    : ['The manifest does not list this checkpoint', 'path', 'a listed path', path];
  return runProblem('checkpoint-event', `/payload/${member}`, what, expected, received, hint);
}
