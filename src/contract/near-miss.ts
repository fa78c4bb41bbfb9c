/** Of a longer name only the start is compared. */
const COMPARED = 64;

/** The known name that the given one was most likely meant to be, if one is near enough. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const start = name.slice(0, COMPARED);
  let nearest: string | undefined;
  /** The least distance that is too far. */
  let limit = 2 + Math.floor(name.length / 4);
  for (const one of known) {
    // The difference of the lengths is the least that the distance can be.
    if (Math.abs(one.length - start.length) >= limit) continue;
    const distance = editDistance(start, one, limit);
    if (distance < limit) [nearest, limit] = [one, distance];
  }
  return nearest;
}

/** Kept from call to call: a file may have millions of names that are not known. */
const row = new Uint16Array(COMPARED);

/** Levenshtein distance; some number from `limit` on when it is not below it. `a` has at most {@link COMPARED} units. */
function editDistance(a: string, b: string, limit: number): number {
  if (a.length === 0) return b.length;
  /** Distances from the part of `b` so far to the parts of `a`, of which the first is one letter. */
  for (let i = 0; i < a.length; i++) row[i] = i + 1;
  let left = a.length;
  for (let j = 0; j < b.length; j++) {
    const letter = b.charCodeAt(j);
    let diagonal = j;
    let least = (left = j + 1);
    for (let i = 0; i < a.length; i++) {
      const above = row[i] ?? 0;
      const kept = diagonal + (letter === a.charCodeAt(i) ? 0 : 1);
      left = Math.min(left + 1, above + 1, kept);
      row[i] = left;
      diagonal = above;
      if (left < least) least = left;
    }
    // From row to row the least never falls.
    if (least >= limit) return least;
  }
  return left;
}
