/**
 * Characters a pattern may take on the fast path: ASCII that stands in a JSON string as it is. A
 * value with any other goes to the slow path.
 */
export const ALPHABET: readonly number[] = Array.from({ length: 96 }, (_, i) => i + 0x20).filter(
  (code) => code !== 0x22 && code !== 0x5c,
);
