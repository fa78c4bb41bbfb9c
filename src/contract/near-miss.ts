/** The known name that the given one was most likely meant to be, if one is near enough. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const start = name.slice(0, 64);
  let nearest: string | undefined;
  /** The least distance that is too far. */
  let limit = 2 + Math.floor(name.length / 4);
  for (const one of known) {
    // The difference of the lengths is the least that the distance can be.
    if (Math.abs(one.length - start.length) >= limit) continue;
    const distance = editDistance(start, one);
    if (distance < limit) [nearest, limit] = [one, distance];
  }
  return nearest;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  /** Distances from the part of `a` so far to the parts of `b`. */
  const row: number[] = [];
  let left = 0;
  for (let i = 0; i <= a.length; i++) {
    let diagonal = 0;
    for (let j = 0; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const changed = diagonal + Number(a[i - 1] !== b[j - 1]);
      row[j] = left = i && j ? Math.min(left + 1, above + 1, changed) : i + j;
      diagonal = above;
    }
  }
  return left;
}
