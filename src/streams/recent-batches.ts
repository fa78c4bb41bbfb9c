import type { Batch } from './batch';
import { BLOCK_BYTES } from './line-file';

/** The latest events are kept up to this size: most readers that come back find theirs here. */
const KEPT_BYTES = 1024 * 1024;

/** Where an event begins in the file. */
interface Place {
  readonly seq: number;
  readonly offset: number;
}

const START: Place = { seq: 0, offset: 0 };

/** The latest events of a log, and where in the file to look for earlier ones. */
export class RecentBatches {
  #batches: Batch[] = [];
  #bytes = 0;
  /** In their order, about a block apart. */
  readonly #places: Place[] = [];

  /** @param offset where it begins in the file */
  add(batch: Batch, offset: number): void {
    const last = this.#places.at(-1) ?? START;
    if (offset - last.offset >= BLOCK_BYTES) this.#places.push({ seq: batch.first, offset });
    this.#batches.push(batch);
    this.#bytes += batch.bytes.length;
    while (this.#bytes > KEPT_BYTES && this.#batches.length > 1)
      this.#bytes -= this.#batches.shift()?.bytes.length ?? 0;
  }

  /** The events from `seq` on up to the end of a batch; undefined when they are not kept any more. */
  from(seq: number): Batch | undefined {
    return lastWhere(this.#batches, (batch) => batch.first <= seq)?.from(seq);
  }

  /** A place in the file from which `seq` is not far. */
  placeBefore(seq: number): Place {
    return lastWhere(this.#places, (place) => place.seq <= seq) ?? START;
  }
}

/** The last item that fits, by halving: those that fit come first. */
function lastWhere<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && fits(item)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
