/** Deepest nesting of a text under the strict rules. */
const MAX_DEPTH: i32 = 512;

/** Arrays and objects that are open. */
export let depth: i32 = 0;

export function setDepth(levels: i32): void {
  depth = levels;
}

/** Opens one more; false when that is too deep. */
// @inline
export function enter(): bool {
  depth++;
  return depth <= MAX_DEPTH;
}

/** Closes one; returns `p`, where its text ended. */
// @inline
export function leave(p: usize): usize {
  depth--;
  return p;
}
