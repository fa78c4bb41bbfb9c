/**
 * Numbers that a report gives, each defined once: percentiles, confidence intervals, the
 * scores of outputs, and agreement. Pure: the same records and seed give the same bits.
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
export { scoreOutputs } from './score-outputs';
export { compareOutputs } from './compare-outputs';

/** Whichever of the two fits the predictions. */
export { comparePredictions, scorePredictions } from './score-predictions';
export { isRightPrediction } from './is-right-prediction';

/** How far voters agree, and whether one classifier is better than another on the same examples. */
export { agreementRate, fleissKappa, pairwiseAgreement, type AnswerRow } from './agreement';
export { KappaCounts } from './kappa-counts';
export { mcnemarExact } from './mcnemar';

/** Short answers as SQuAD compares them. */
export { answerF1, exactMatch, normalizeAnswer } from './short-answers';

/** Votes of one ensemble on one split. */
export { scoreVotes, type VoteScoringOptions } from './score-votes';
export { compareVotes } from './compare-votes';
export { describeEnsemble } from './describe-ensemble';
export { changedOutcomes, outcomeChange } from './changed-outcomes';
export { VOTE_SHARES } from './vote-shares';

/** Latencies without and with hedging. */
export { compareArms } from './compare-arms';
export { compareLatencies, type LatencyDifference } from './compare-latencies';
export { scoreHedging } from './score-hedging';
export { hedgingNumbers, type HedgingNumbers } from './hedging-numbers';
export { latencyReport } from './latency-curve';
export { percentileInterval } from './percentile-interval';
