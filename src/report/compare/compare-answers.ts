import { mcnemarExact, isRightPrediction, outcomeChange } from '../../stats';
import {
  commonSplits,
  pairedPredictions,
  pairedVotes,
  type PairedRecords,
  type ReportedRun,
} from './paired-records';
import type { AnswerChange, ComparedAnswers } from './run-comparison';

/** An answer, and whether it is right; null when it cannot be judged. */
interface Answer {
  readonly example_id: string;
  readonly split: string;
  readonly text: string | null;
  readonly isRight: boolean | null;
}

/** The changes that are listed first; all others follow. */
const FIRST: readonly AnswerChange['change'][] = ['right_to_wrong', 'wrong_to_right'];

/** Per adapter and ensemble of both runs the answers that changed, over the splits both report. */
export function compareAnswers(a: ReportedRun, b: ReportedRun): ComparedAnswers[] {
  const splits = outermost(commonSplits(a, b));
  const adapters = joined(splits.map((split) => pairedPredictions(a, b, split)));
  const ensembles = joined(splits.map((split) => pairedVotes(a, b, split)));
  return [
    ...adapters.map((pairs) =>
      comparedAnswers('adapter', pairs, (prediction) => ({
        ...prediction,
        text: prediction.output,
        isRight: isRightPrediction(prediction),
      })),
    ),
    ...ensembles.map((pairs) =>
      comparedAnswers('ensemble', pairs, (trace) => ({
        ...trace,
        text: trace.winner,
        isRight: trace.correct,
      })),
    ),
  ];
}

/** Splits that are no part of another: each example counts once. */
function outermost(splits: readonly string[]): string[] {
  return splits.filter((split) => !splits.some((other) => split.startsWith(`${other}.`)));
}

/** The pairs of all splits, by adapter. */
function joined<T>(bySplit: readonly PairedRecords<T>[][]): PairedRecords<T>[] {
  const all = new Map<string, PairedRecords<T>>();
  for (const pairs of bySplit.flat()) {
    const { adapter_id, a, b } = pairs;
    const found = all.get(adapter_id) ?? { adapter_id, a: [], b: [] };
    all.set(adapter_id, { adapter_id, a: [...found.a, ...a], b: [...found.b, ...b] });
  }
  return [...all.values()];
}

function comparedAnswers<T>(
  kind: ComparedAnswers['kind'],
  { adapter_id, a, b }: PairedRecords<T>,
  answerOf: (record: T) => Answer,
): ComparedAnswers {
  const pairs = a.flatMap((record, i) => {
    const other = b[i];
    return other === undefined ? [] : [{ before: answerOf(record), after: answerOf(other) }];
  });
  const changes = pairs.map(({ before, after }) => outcomeChange(before.isRight, after.isRight));
  const count = (change: AnswerChange['change']) => changes.filter((one) => one === change).length;
  const num_judged = changes.length - count(null);
  const [right_to_wrong, wrong_to_right] = [count('right_to_wrong'), count('wrong_to_right')];
  return {
    kind,
    adapter_id,
    num_examples: pairs.length,
    num_judged,
    right_to_wrong,
    wrong_to_right,
    mcnemar_p_value: num_judged > 0 ? mcnemarExact(right_to_wrong, wrong_to_right) : null,
    changes: pairs
      .filter(({ before, after }) => before.text !== after.text)
      .map(({ before, after }) => changedAnswer(before, after))
      .sort((x, y) => rank(x) - rank(y)),
  };
}

function changedAnswer(before: Answer, after: Answer): AnswerChange {
  const { example_id, split, text, isRight } = before;
  return { example_id, split, a: text, b: after.text, change: outcomeChange(isRight, after.isRight) }; // prettier-ignore
}

function rank({ change }: AnswerChange): number {
  const place = FIRST.indexOf(change);
  return place === -1 ? FIRST.length : place;
}
