import type { UnplacedProblem } from '../../artifacts';
import type { Prediction } from '../../contract';
import { answerF1, exactMatch } from '../../stats';
import { differences } from './differences';
import { numberProblem } from './number-problem';

/** Scores whose definition is ours, and can be computed from output and gold alone. */
const DEFINED = { exact_match: exactMatch, f1: answerF1 } as const;

/** Checks `exact_match` and `f1` of a prediction, where it has them, against its output. */
export function checkPrediction({ output, gold, scores }: Prediction): UnplacedProblem[] {
  return Object.entries(DEFINED).flatMap(([name, score]) => {
    if (!Object.hasOwn(scores, name)) return [];
    const expected = output === null ? 0 : score(output, gold);
    const found = [...differences(expected, scores[name], `/scores/${name}`)];
    const what = `${name} does not follow from output and gold`;
    const hint = 'compare them as SQuAD does; a failed call scores 0';
    return found.map((difference) => numberProblem('prediction-score', what, difference, hint));
  });
}
