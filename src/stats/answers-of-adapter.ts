import type { Prediction } from '../contract';
import { inSplit } from './in-split';

/** What one adapter answered to the examples of one split, one prediction an example. */
export interface AdapterAnswers {
  readonly adapterId: string;
  /** Sorted by example_id, so that the order in which answers came changes no result. */
  readonly predictions: readonly Prediction[];
}

/**
 * The predictions that count in `split`.
 *
 * @throws RangeError when there is none, when they are of several adapters, or when an example is
 *   answered twice
 */
export function answersOfAdapter(
  predictions: readonly Prediction[],
  split: string,
): AdapterAnswers {
  const inside = predictions.filter((prediction) => inSplit(prediction, split));
  const [first] = inside;
  if (!first) {
    const found = [...new Set(predictions.map((prediction) => prediction.split))].slice(0, 8);
    throw new RangeError(
      `No prediction is of split ${split}; ${found.length > 0 ? `splits given: ${found.join(', ')}` : 'no predictions were given'}`,
    );
  }
  const adapterId = first.adapter_id;
  const byExample = new Map<string, Prediction>();
  for (const prediction of inside) {
    if (prediction.adapter_id !== adapterId) {
      throw new RangeError(
        `Predictions of ${adapterId} and ${prediction.adapter_id} are mixed on split ${split}; score one adapter at a time`,
      );
    }
    if (byExample.has(prediction.example_id)) {
      throw new RangeError(
        `${adapterId} answers example ${prediction.example_id} twice on split ${split}; expected one prediction an example`,
      );
    }
    byExample.set(prediction.example_id, prediction);
  }
  return {
    adapterId,
    predictions: [...byExample.values()].sort((a, b) => (a.example_id < b.example_id ? -1 : 1)),
  };
}
