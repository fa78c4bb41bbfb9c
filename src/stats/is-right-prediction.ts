import type { Prediction } from '../contract';
import { citationCounts } from './citation-counts';

/**
 * Whether an output is right: by its `exact_match` where it is scored so, else by citing as
 * `citation_accuracy` asks where it should cite. A failed call is not right.
 *
 * @returns null when there is nothing to judge it by
 */
export function isRightPrediction(prediction: Prediction): boolean | null {
  const { scores, output, gold } = prediction;
  if (Object.hasOwn(scores, 'exact_match')) return scores['exact_match'] === 1;
  const { due, accurate } = citationCounts(prediction);
  if (due === 1) return accurate === 1;
  return output === null && gold.length > 0 ? false : null;
}
