/**
 * Numbers that a report gives, each defined once: percentiles, confidence intervals, and the
 * scores of outputs that cite. Pure: the same records and seed give the same bits.
 */

/** Random numbers that depend on the seed alone. */
export { seededRandom, type SeededRandom } from './seeded-random';

export { percentile } from './percentile';

/** Confidence intervals at level 0.95. */
export {
  bootstrapCountDifferences,
  bootstrapCounts,
  type BootstrapOptions,
  type CountRow,
  type Estimate,
  type Statistic,
} from './bootstrap-counts';
export { wilsonInterval } from './wilson-interval';

/** Scores of outputs that cite, for one adapter and one split, and beside another adapter. */
export { scoreCitations, type ScoringOptions } from './score-citations';
export { compareCitations } from './compare-citations';
export { inSplit } from './in-split';
