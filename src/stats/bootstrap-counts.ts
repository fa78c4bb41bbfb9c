import type { Interval } from '../contract';
import { bootstrapInterval } from './bootstrap-interval';
import { seededRandom } from './seeded-random';

/** The counts of one example; a column means the same in every row. */
export type CountRow = ArrayLike<number>;

/**
 * A number computed from the sums of the columns; null where it is undefined. The array is reused:
 * do not keep it.
 */
export type Statistic = (sums: Float64Array) => number | null;

export interface BootstrapOptions {
  /** The only source of randomness. */
  readonly seed: number;
  /** How many times the examples are drawn again; default 2000. */
  readonly resamples?: number;
}

/** A statistic of the whole sample. */
export interface Estimate {
  readonly value: number | null;
  /** Absent when the value is null, or the sample says nothing about its spread. */
  readonly interval?: Interval;
}

/**
 * Statistics of summed counts, each with its percentile bootstrap interval (Efron 1979) at level
 * 0.95. Examples are drawn with replacement, once for all statistics. Resamples on which a
 * statistic is null are left out; there is no interval when they are more than half, or when there
 * are fewer than two rows. Without rows every value is null.
 *
 * @throws RangeError when the rows differ in length, or resamples is not a positive integer
 */
export function bootstrapCounts(
  rows: readonly CountRow[],
  statistics: Readonly<Record<string, Statistic>>,
  { seed, resamples = 2000 }: BootstrapOptions,
): Record<string, Estimate> {
  if (!(Number.isSafeInteger(resamples) && resamples > 0)) {
    throw new RangeError(`bootstrapCounts: resamples is ${resamples}; expected a positive integer`);
  }
  const draws = Object.entries(statistics).map(([name, statistic]) => ({
    name,
    statistic,
    values: [] as number[],
  }));
  const table = countTable(rows);
  if (rows.length > 1) {
    for (const sums of resampledSums(table, { seed, resamples })) {
      for (const { statistic, values } of draws) {
        const value = statistic(sums);
        if (value !== null) values.push(value);
      }
    }
  }
  const whole = rows.length > 0 ? sumRows(table, rows.keys()) : null;
  return Object.fromEntries(
    draws.map(({ name, statistic, values }) => {
      const value = whole && statistic(whole);
      const interval =
        value !== null && values.length * 2 >= resamples ? bootstrapInterval(values) : null;
      return [name, { value, ...(interval && { interval }) }];
    }),
  );
}

/**
 * Statistics of `other` minus those of `baseline`, where row i of both is the same example: both
 * are summed over the same draws, so that what makes an example hard for both cancels out. A
 * difference is null where either side is.
 *
 * @throws RangeError when the numbers of rows differ, and as {@link bootstrapCounts} does
 */
export function bootstrapCountDifferences(
  baseline: readonly CountRow[],
  other: readonly CountRow[],
  statistics: Readonly<Record<string, Statistic>>,
  options: BootstrapOptions,
): Record<string, Estimate> {
  if (baseline.length !== other.length) {
    throw new RangeError(
      `bootstrapCountDifferences: ${baseline.length} rows beside ${other.length}; expected the same examples in both`,
    );
  }
  const width = baseline[0]?.length ?? 0;
  const joined = baseline.map((row, i) => [...Array.from(row), ...Array.from(other[i] ?? [])]);
  const differences = Object.entries(statistics).map(([name, statistic]) => {
    const difference: Statistic = (sums) => {
      const before = statistic(sums.subarray(0, width));
      const after = statistic(sums.subarray(width));
      return before === null || after === null ? null : after - before;
    };
    return [name, difference] as const;
  });
  return bootstrapCounts(joined, Object.fromEntries(differences), options);
}

/** The rows one after another: a resampling reads every cell thousands of times. */
interface CountTable {
  readonly cells: Float64Array;
  readonly width: number;
  readonly height: number;
}

function countTable(rows: readonly CountRow[]): CountTable {
  const width = rows[0]?.length ?? 0;
  const cells = new Float64Array(width * rows.length);
  for (const [i, row] of rows.entries()) {
    if (row.length !== width) {
      throw new RangeError(
        `bootstrapCounts: row ${i} has ${row.length} counts and row 0 has ${width}; expected one count a column`,
      );
    }
    cells.set(row, i * width);
  }
  return { cells, width, height: rows.length };
}

function* resampledSums(
  table: CountTable,
  { seed, resamples }: Required<BootstrapOptions>,
): Generator<Float64Array> {
  const random = seededRandom(seed);
  const drawn = new Uint32Array(table.height);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < drawn.length; i++) drawn[i] = random.below(table.height);
    yield sumRows(table, drawn);
  }
}

function sumRows({ cells, width }: CountTable, rows: Iterable<number>): Float64Array {
  const sums = new Float64Array(width);
  for (const row of rows) {
    const from = row * width;
    for (let c = 0; c < width; c++) sums[c] = (sums[c] ?? 0) + (cells[from + c] ?? 0);
  }
  return sums;
}
