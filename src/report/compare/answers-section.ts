import { answerText } from '../answer-text';
import { markdownTable } from '../markdown-table';
import { markdownText } from '../markdown-text';
import { formatNumber } from '../../wording';
import { answerChangeText } from './answer-change-text';
import type { ComparedAnswers, RunComparison } from './run-comparison';

/** Changed answers listed of each adapter; the JSON has all. */
const MAX_LISTED = 20;

/** Per adapter and ensemble: how often the answers changed, and examples. */
export function answersSection({ answers, same_data }: RunComparison): string[] {
  if (!same_data) {
    return [
      '## Answers',
      'The runs read different data: an example of the same id may be another one, so no answers are compared.',
    ];
  }
  if (answers.length === 0)
    return ['## Answers', 'No adapter answered the same examples in both runs.'];
  return [
    '## Answers',
    countsTable(answers),
    "Right and wrong by exact match, or by citing what should be cited; p is McNemar's exact test (1947) of the two numbers before.",
    ...answers.flatMap(changesBlocks),
  ];
}

function countsTable(answers: readonly ComparedAnswers[]): string {
  return markdownTable(
    [
      { head: 'Answers of', align: 'left' },
      { head: 'Kind', align: 'left' },
      { head: 'In both', align: 'right' },
      { head: 'Judged', align: 'right' },
      { head: 'Changed', align: 'right' },
      { head: 'Right to wrong', align: 'right' },
      { head: 'Wrong to right', align: 'right' },
      { head: 'p', align: 'right' },
    ],
    answers.map((one) => [
      markdownText(one.adapter_id),
      one.kind,
      String(one.num_examples),
      String(one.num_judged),
      String(one.changes.length),
      String(one.right_to_wrong),
      String(one.wrong_to_right),
      one.mcnemar_p_value === null ? '' : formatNumber(one.mcnemar_p_value),
    ]),
  );
}

function changesBlocks({ adapter_id, changes }: ComparedAnswers): string[] {
  if (changes.length === 0) return [];
  const table = markdownTable(
    [
      { head: 'Example', align: 'left' },
      { head: 'Split', align: 'left' },
      { head: 'A', align: 'left' },
      { head: 'B', align: 'left' },
      { head: 'Change', align: 'left' },
    ],
    changes
      .slice(0, MAX_LISTED)
      .map(({ example_id, split, a, b, change }) => [
        markdownText(example_id),
        markdownText(split),
        answerText(a),
        answerText(b),
        answerChangeText(change),
      ]),
  );
  const rest = changes.length - MAX_LISTED;
  return [
    `### Changed answers of ${markdownText(adapter_id)}`,
    table,
    ...(rest > 0 ? [`And ${rest} more, in the JSON form of this comparison.`] : []),
  ];
}
