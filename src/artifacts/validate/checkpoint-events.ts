import type { Checkpoint, TelemetryEvent } from '../../contract';
import { runProblem, type RunProblem } from './run-problem';

/**
 * Holds the checkpoints of a manifest against the `checkpoint` events: the same paths with the same
 * hashes in both. Remembers no event, only which entries of the manifest were met.
 */
export class CheckpointEvents {
  /** Whether an event was met, by path and then by hash. */
  readonly #listed = new Map<string, Map<string, boolean>>();

  constructor(private readonly checkpoints: readonly Checkpoint[]) {
    for (const { path, sha256 } of checkpoints) {
      const hashes = this.#listed.get(path) ?? new Map<string, boolean>();
      this.#listed.set(path, hashes.set(sha256, false));
    }
  }

  /** Problems of an event that the manifest does not bear out. */
  add(event: TelemetryEvent): RunProblem[] {
    if (event.event_name !== 'checkpoint') return [];
    const { path, sha256 } = event.payload;
    const hashes = this.#listed.get(path);
    if (hashes?.has(sha256)) {
      hashes.set(sha256, true);
      return [];
    }
    const hint = 'the manifest lists every checkpoint that was saved, with the hash of its event';
    const [known] = hashes?.keys() ?? [];
    const [what, member, expected, received] = known
      ? [`The manifest has another hash of ${path}`, 'sha256', known, sha256]
      : ['The manifest does not list this checkpoint', 'path', 'a listed path', path];
    return [runProblem('checkpoint-event', `/payload/${member}`, what, expected, received, hint)];
  }

  /** Entries of the manifest that no event told of, once all events are added. */
  *untold(): Generator<RunProblem> {
    for (const [index, { path, sha256 }] of this.checkpoints.entries()) {
      if (this.#listed.get(path)?.get(sha256)) continue;
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
}
