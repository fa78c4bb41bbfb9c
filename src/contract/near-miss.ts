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
  const letters = b.split('');
  /** Distances from the part of `a` so far to the parts of `b`, of which the first is one letter. */
  let row = letters.map((_, j) => j + 1);
  a.split('').forEach((letter, i) => {
    let [diagonal, left] = [i, i + 1];
    row = row.map((above, j) => {
      left = Math.min(left + 1, above + 1, diagonal + Number(letter !== letters[j]));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? a.length;
}
