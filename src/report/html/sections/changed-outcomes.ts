import type { ChangedOutcome, EnsembleReport } from '../../../contract';
import { answer } from '../answer';
import { markup, type Child, type Markup } from '../markup';
import { beside } from '../beside';
import { folded } from '../folded';
import { table } from '../table';

/** Rows that are seen at once; the rest unfolds. */
const MAX_SHOWN = 10;

/** How the outcome changed, in words. */
const CHANGES: readonly (readonly [ChangedOutcome['change'], string])[] = [
  ['wrong_to_right', 'from wrong to right'],
  ['right_to_wrong', 'from right to wrong'],
  ['wrong_to_wrong', 'from wrong to another wrong answer'],
  ['right_to_right', 'from right to another right answer'],
  [null, 'without a gold answer to judge by'],
];

/** The examples on which the vote answers otherwise than its best member, each kind apart. */
export function changedOutcomes({
  best_member,
  changed_outcomes,
}: Pick<EnsembleReport, 'best_member' | 'changed_outcomes'>): Child {
  if (best_member === null) return '';
  const of = (change: ChangedOutcome['change']) =>
    changed_outcomes.filter((outcome) => outcome.change === change);
  const counts = CHANGES.map(([change, words]) => ({ count: of(change).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`);
  const unchanged = (['wrong_to_wrong', 'right_to_right', null] as const).flatMap(of);
  return markup`<h4>Where the vote answers otherwise than ${best_member}</h4>
<p>${counts.length === 0 ? 'Nowhere.' : `${changed_outcomes.length} answers: ${counts.join(', ')}.`}</p>
${beside(changeTables('Wrong to right', of('wrong_to_right')), changeTables('Right to wrong', of('right_to_wrong')))}
${unchanged.length === 0 ? '' : folded('Outcome not changed', outcomeTable('Another answer, the same outcome', unchanged))}`;
}

/** A table of the first, and one of the rest that unfolds. */
function changeTables(title: string, outcomes: readonly ChangedOutcome[]): Child {
  if (outcomes.length === 0) return '';
  const [shown, rest] = [outcomes.slice(0, MAX_SHOWN), outcomes.slice(MAX_SHOWN)];
  const more = `${title}: ${rest.length} more`;
  return [
    outcomeTable(title, shown),
    rest.length === 0 ? '' : folded(more, outcomeTable(more, rest)),
  ];
}

function outcomeTable(title: string, outcomes: readonly ChangedOutcome[]): Markup {
  return table(
    title,
    [
      { head: 'Example', kind: 'name' },
      { head: 'Best member’s answer', kind: 'text' },
      { head: 'Ensemble’s answer', kind: 'text' },
    ],
    outcomes.map(({ example_id, best_member_answer, ensemble_answer }) => [
      example_id,
      answer(best_member_answer),
      answer(ensemble_answer),
    ]),
  );
}
