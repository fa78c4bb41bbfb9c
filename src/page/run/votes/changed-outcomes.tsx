import type { ChangedOutcome, EnsembleReport } from '../../../contract';
import { Answer } from '../../parts/answer';
import { Table } from '../../parts/table';

/** Cases that are listed. */
const MOST_CASES = 50;
const WORDS: Readonly<Record<NonNullable<ChangedOutcome['change']>, string>> = {
  wrong_to_right: '✓ wrong to right',
  right_to_wrong: '✗ right to wrong',
  wrong_to_wrong: 'wrong to wrong',
  right_to_right: 'right to right',
};

/** The examples on which an ensemble answers otherwise than its best member. */
export function ChangedOutcomes({ ensemble }: { readonly ensemble: EnsembleReport }) {
  const { ensemble_id, split, best_member, num_examples, changed_outcomes: cases } = ensemble;
  const what = `${ensemble_id} on ${split}`;
  if (cases.length === 0)
    return (
      <p>
        {what}: the vote changed no outcome in {num_examples} examples.
      </p>
    );
  const shown = cases.slice(0, MOST_CASES);
  const rest = cases.length > shown.length ? `, the first ${shown.length} of them here` : '';
  return (
    <>
      <h3>{what}</h3>
      <p>
        The vote changed the outcome of {cases.length} of {num_examples} examples{rest}. Its best
        member is {best_member ?? 'not known'}.
      </p>
      <Table
        caption={`Outcomes that the vote of ${what} changed`}
        hidesCaption
        columns={['Example', 'Change', 'Best member', 'Ensemble']}
        rows={shown.map(({ example_id, best_member_answer, ensemble_answer, change }) => [
          example_id,
          change === null ? 'no gold answer' : WORDS[change],
          <Answer text={best_member_answer} />,
          <Answer text={ensemble_answer} />,
        ])}
      />
    </>
  );
}
