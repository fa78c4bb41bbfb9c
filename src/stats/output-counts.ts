import type { Prediction } from '../contract';

/** What one prediction adds to the sums about its output as a whole. */
export const OUTPUT_COUNTS = [
  /** 1 when the output was checked against the task's output schema, and when it validates. */
  'checked',
  'valid',
  /** 1 when the call failed and nothing was checked. */
  'failed',
  /** 1 when sentences of gold documents were ranked for the claim. */
  'ranked',
  /** Pairs of the claim and a gold document, and those whose first ranked sentence is gold. */
  'evidence_pairs',
  'evidence_hits',
] as const;

export type OutputCounts = Record<(typeof OUTPUT_COUNTS)[number], number>;

/** Pairs and hits are recorded as `scores.evidence_pairs` and `scores.evidence_hits`. */
export function outputCounts({ output, output_valid: valid, scores }: Prediction): OutputCounts {
  const pairs = scores['evidence_pairs'] ?? 0;
  return {
    checked: valid === null ? 0 : 1,
    valid: valid === true && output !== null ? 1 : 0,
    failed: valid === null && output === null ? 1 : 0,
    ranked: pairs > 0 ? 1 : 0,
    evidence_pairs: pairs,
    evidence_hits: scores['evidence_hits'] ?? 0,
  };
}
