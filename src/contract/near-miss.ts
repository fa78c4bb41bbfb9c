/** The known name that the given one was most likely meant to be, if one is near enough. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const nearest = known
    .map((one) => ({ one, distance: editDistance(name.slice(0, 64), one) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance <= 1 + name.length / 4 ? nearest.one : undefined;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from(`${b} `, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const substituted = Number(row[j]) + Number(a[i] !== b[j]);
      next.push(Math.min(Number(row[j + 1]) + 1, Number(next[j]) + 1, substituted));
    }
    row = next;
  }
  return Number(row[b.length]);
}
