import type { ComparedAnswers, RunComparison } from '../../compare';
import { answerChangeText } from '../../compare/answer-change-text';
import { answer } from '../answer';
import { folded } from '../folded';
import { markup, type Child, type Markup } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table } from '../table';
import { formatNumber } from '../../../wording';

/** Rows of a table of answers; the JSON in the page has all. */
const MAX_SHOWN = 100;

/** How often the answers of each adapter and ensemble changed, and which. */
export function answersSection({ answers, same_data }: RunComparison): Section {
  return { id: 'answers', title: 'Answers', content: content(answers, same_data) };
}

function content(answers: readonly ComparedAnswers[], sameData: boolean): Child {
  if (!sameData)
    return markup`<p>The runs read different data: an example of the same id may be another one, so no answers are compared.</p>`;
  if (answers.length === 0)
    return markup`<p>No adapter answered the same examples in both runs.</p>`;
  return [
    countsTable(answers),
    markup`<p class="legend">Right and wrong by exact match, or by citing what should be cited; p is McNemar’s exact test (1947) of the two numbers before.</p>`,
    ...answers.filter(({ changes }) => changes.length > 0).map(changesOf),
  ];
}

function countsTable(answers: readonly ComparedAnswers[]): Markup {
  return table(
    'How many answers changed',
    [
      { head: 'Answers of', kind: 'name' },
      { head: 'Kind', kind: 'text' },
      { head: 'In both', kind: 'number' },
      { head: 'Judged', kind: 'number' },
      { head: 'Changed', kind: 'number' },
      { head: 'Right to wrong', kind: 'number' },
      { head: 'Wrong to right', kind: 'number' },
      { head: 'p', kind: 'number' },
    ],
    answers.map((one) => [
      nameText(one.adapter_id),
      one.kind,
      one.num_examples,
      one.num_judged,
      one.changes.length,
      one.right_to_wrong,
      one.wrong_to_right,
      one.mcnemar_p_value === null ? '' : formatNumber(one.mcnemar_p_value),
    ]),
  );
}

function changesOf({ adapter_id, changes }: ComparedAnswers): Markup {
  const shown = changes.slice(0, MAX_SHOWN);
  const count = shown.length < changes.length ? `first ${shown.length} of ${changes.length}` : shown.length; // prettier-ignore
  const title = `Changed answers of ${adapter_id}: ${count}`;
  const rows = shown.map(({ example_id, split, a, b, change }) => [
    nameText(example_id),
    split,
    answer(a),
    answer(b),
    answerChangeText(change),
  ]);
  return folded(
    title,
    table(
      title,
      [
        { head: 'Example', kind: 'name' },
        { head: 'Split', kind: 'text' },
        { head: 'A', kind: 'text' },
        { head: 'B', kind: 'text' },
        { head: 'Change', kind: 'text' },
      ],
      rows,
    ),
  );
}
