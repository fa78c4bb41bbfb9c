/** The last latencies, in order of size as well. */
export interface SlidingWindow {
  /** How many it holds. */
  readonly size: number;
  /** Takes one in; the oldest leaves when the window is full. */
  add(latency_ms: number): void;
  /** The exact percentile, type 7 as in `stats`; null while it is empty. */
  percentile(percent: number): number | null;
}

/**
 * Reading costs nothing, so that every call can; adding is a binary search and a move of half the
 * window on average, 4 kB for a window of 1000.
 */
export function createSlidingWindow(capacity: number): SlidingWindow {
  const arrived = new Float64Array(capacity);
  const sorted = new Float64Array(capacity);
  let size = 0;
  let oldest = 0;

  function remove(value: number): void {
    const at = lowerBound(sorted, size, value);
    sorted.copyWithin(at, at + 1, size);
    size--;
  }

  return {
    get size() {
      return size;
    },
    add(latency_ms) {
      if (size === capacity) remove(arrived[oldest] ?? NaN);
      arrived[oldest] = latency_ms;
      oldest = (oldest + 1) % capacity;
      const at = lowerBound(sorted, size, latency_ms);
      sorted.copyWithin(at + 1, at, size);
      sorted[at] = latency_ms;
      size++;
    },
    percentile(percent) {
      const rank = (size - 1) * (percent / 100);
      const below = Math.floor(rank);
      const low = sorted[below];
      if (size === 0 || low === undefined) return null;
      const high = below + 1 < size ? (sorted[below + 1] ?? low) : low;
      return low + (high - low) * (rank - below);
    },
  };
}

/** The first place of the ascending `values` whose value is not below `value`. */
function lowerBound(values: Float64Array, size: number, value: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
