/** One line of a chart. */
export interface Line {
  readonly label: string;
  /** In any order. */
  readonly xs: readonly number[];
  /** The value at each of `xs`. */
  readonly values: readonly number[];
}

/** What a chart draws: every x of any line, ascending, then the values of each line there, or null. */
export type AlignedLines = [xs: number[], ...values: (number | null)[][]];

/** Of two values of a line at one x the later one counts. */
export function alignLines(lines: readonly Line[]): AlignedLines {
  const all = new Set<number>();
  for (const { xs } of lines) for (const x of xs) all.add(x);
  const xs = [...all].sort((a, b) => a - b);
  const indexOf = new Map(xs.map((x, i) => [x, i]));
  const values = lines.map((line) => {
    const aligned = new Array<number | null>(xs.length).fill(null);
    for (const [i, x] of line.xs.entries()) aligned[indexOf.get(x) ?? 0] = line.values[i] ?? null;
    return aligned;
  });
  return [xs, ...values];
}

/** The value of each line at the place `index` of the aligned lines, or the one before it. */
export function valuesAt([, ...lines]: AlignedLines, index: number): (number | null)[] {
  return lines.map((values) => {
    for (let i = index; i >= 0; i--) {
      const value = values[i];
      if (value != null) return value;
    }
    return null;
  });
}
