/** The known name that the given one was most likely meant to be, if one is near enough. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const start = name.slice(0, 64);
  let nearest: string | undefined;
  /** The least distance that is too far. */
  let limit = 2 + (name.length >> 2);
  for (const one of known) {
    /** Levenshtein distances from the part of `start` so far to the parts of `one`. */
    const row: number[] = [];
    let left = 0;
    for (let i = 0; i <= start.length; i++) {
      let diagonal = 0;
      for (let j = 0; j <= one.length; j++) {
        const above = row[j] as number;
        const changed = diagonal + Number(start[i - 1] !== one[j - 1]);
        row[j] = left = i && j ? Math.min(left + 1, above + 1, changed) : i + j;
        diagonal = above;
      }
    }
    if (left < limit) {
      nearest = one;
      limit = left;
    }
  }
  return nearest;
}
