import type { Prediction } from '../contract';
import { CITATION_COUNTS, citationCounts } from './citation-counts';
import { OUTPUT_COUNTS, outputCounts } from './output-counts';
import { SCIFACT_COUNTS, scifactCounts } from './scifact-counts';

const COLUMNS = [...CITATION_COUNTS, ...SCIFACT_COUNTS, ...OUTPUT_COUNTS];
const COLUMN_OF = new Map(COLUMNS.map((count, column) => [count, column]));

/** A count by name. */
export type Count = (typeof COLUMNS)[number];

/** Reads the sum of a count. */
export type SumReader = (count: Count) => number;

/** Everything one prediction counts, as a row for the bootstrap. */
export function countRow(prediction: Prediction): Float64Array {
  const counts: Record<Count, number> = {
    ...citationCounts(prediction),
    ...scifactCounts(prediction),
    ...outputCounts(prediction),
  };
  return Float64Array.from(COLUMNS, (count) => counts[count]);
}

/** Reads sums of such rows by name. */
export function sumReader(sums: ArrayLike<number>): SumReader {
  return (count) => sums[COLUMN_OF.get(count) ?? -1] ?? 0;
}
