import type { Prediction } from '../contract';

/** Whether a prediction counts in a split: it is of the split, or of a part such as dev.unseen. */
export function inSplit(prediction: Pick<Prediction, 'split'>, split: string): boolean {
  return prediction.split === split || prediction.split.startsWith(`${split}.`);
}
