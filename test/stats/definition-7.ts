/** Definition 7 of Hyndman & Fan (1996): the point (n - 1)p + 1 on the line through order statistics. */
export function definition7(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const below = sorted[Math.floor(h)] ?? NaN;
  const above = sorted[Math.ceil(h)] ?? NaN;
  return below + (above - below) * (h - Math.floor(h));
}
