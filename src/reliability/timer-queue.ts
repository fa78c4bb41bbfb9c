/** A callback and the time it is due, in milliseconds. */
interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Timers by time; those of the same time in the order they were added. */
export interface TimerQueue {
  /** Live timers; cancelled ones do not count. */
  readonly size: number;
  /** The function returned cancels the timer; later, or again, it does nothing. */
  add(at: number, callback: () => void): () => void;
  /** Removes and returns the first timer that is due by `until`. */
  takeUntil(until: number): Timer | undefined;
}

interface Entry extends Timer {
  readonly order: number;
  live: boolean;
}

/** A binary heap; a cancelled timer stays in it, dead, until it comes to the top. */
export function createTimerQueue(): TimerQueue {
  const heap: Entry[] = [];
  let added = 0;
  let live = 0;
  return {
    get size() {
      return live;
    },
    add(at, callback) {
      const entry: Entry = { at, callback, order: added++, live: true };
      push(heap, entry);
      live++;
      return () => {
        if (entry.live) live--;
        entry.live = false;
      };
    },
    takeUntil(until) {
      while (heap[0]?.live === false) pop(heap);
      const first = heap[0];
      if (!first || first.at > until) return undefined;
      pop(heap);
      first.live = false;
      live--;
      return first;
    },
  };
}

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Entry[], entry: Entry): void {
  let hole = heap.length;
  while (hole > 0) {
    const up = (hole - 1) >> 1;
    const parent = heap[up];
    if (!parent || before(parent, entry)) break;
    heap[hole] = parent;
    hole = up;
  }
  heap[hole] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    const left = heap[2 * hole + 1];
    const right = heap[2 * hole + 2];
    const child = left && right && before(right, left) ? right : left;
    if (!child || before(last, child)) break;
    heap[hole] = child;
    hole = child === right ? 2 * hole + 2 : 2 * hole + 1;
  }
  heap[hole] = last;
}
