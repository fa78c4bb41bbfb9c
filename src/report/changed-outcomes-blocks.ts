import { group } from 'd3-array';
import type { ChangedOutcome, EnsembleReport } from '../contract';
import { answerText } from './answer-text';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';

/** Examples listed of each kind; all of them are in report.json. */
const MAX_LISTED = 10;

/** Each kind of change, in the order of what a reader looks for. */
const KINDS: readonly (readonly [ChangedOutcome['change'], string])[] = [
  ['wrong_to_right', 'wrong to right'],
  ['right_to_wrong', 'right to wrong'],
  ['wrong_to_wrong', 'wrong to another wrong answer'],
  ['right_to_right', 'right to another right answer'],
  [null, 'no gold answer to judge by'],
];

/** How often the vote changed the best member's answer, and examples of each kind of change. */
export function changedOutcomesBlocks({
  best_member,
  changed_outcomes,
}: Pick<EnsembleReport, 'best_member' | 'changed_outcomes'>): string[] {
  if (best_member === null) return [];
  const member = markdownText(best_member);
  if (changed_outcomes.length === 0) return [`The vote changed no answer of ${member}.`];
  const byChange = group(changed_outcomes, ({ change }) => change);
  const found = KINDS.flatMap(([change, words]) => {
    const outcomes = byChange.get(change);
    return outcomes ? [{ words, outcomes }] : [];
  });
  const counts = found.map(({ words, outcomes }) => `${outcomes.length} ${words}`).join(', ');
  const isCut = found.some(({ outcomes }) => outcomes.length > MAX_LISTED);
  const rows = found.flatMap(({ words, outcomes }) =>
    outcomes
      .slice(0, MAX_LISTED)
      .map(({ example_id, best_member_answer, ensemble_answer }) => [
        words,
        markdownText(example_id),
        answerText(best_member_answer),
        answerText(ensemble_answer),
      ]),
  );
  const table = markdownTable(
    [
      { head: 'Change', align: 'left' },
      { head: 'Example', align: 'left' },
      { head: `Answer of ${member}`, align: 'left' },
      { head: 'Answer of the vote', align: 'left' },
    ],
    rows,
  );
  return [
    `The vote changed ${changed_outcomes.length} answers of ${member}: ${counts}.`,
    table,
    ...(isCut ? [`Of each kind ${MAX_LISTED} are listed; report.json has all.`] : []),
  ];
}
