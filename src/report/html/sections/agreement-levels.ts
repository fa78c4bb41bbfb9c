import type { EnsembleReport } from '../../../contract';
import type { Draw } from '../charts/draw';
import { intervalChart } from '../charts/interval-chart';
import { beside } from '../beside';
import { figure } from '../figure';
import type { Child } from '../markup';
import { table } from '../table';
import { valueText } from '../value-text';
import { formatNumber } from '../../../wording';

/** Whether agreement predicts who is right: accuracy by how many members agreed. */
export async function agreementLevels(
  { ensemble_id, split, by_agreement, members }: EnsembleReport,
  id: string,
  draw: Draw,
): Promise<Child> {
  if (by_agreement.length === 0) return '';
  const rows = by_agreement.map(({ agreeing, accuracy, interval }) => ({
    label: `${agreeing} of ${members.length}`,
    value: accuracy,
    low: interval.low,
    high: interval.high,
    isSpecial: false,
  }));
  const words = by_agreement.map(
    ({ agreeing, accuracy, num_examples }) =>
      `${agreeing} of ${members.length}: ${formatNumber(accuracy)} of ${num_examples} examples`,
  );
  const title = `Accuracy of ${ensemble_id} by how many members agree, on ${split}`;
  const chart = intervalChart(rows, { title: 'Accuracy', domain: [0, 1] });
  const caption = `${words.join('; ')}.`;
  return beside(
    await figure({ id, title, caption, chart }, draw),
    table(
      `Accuracy by level of agreement`,
      [
        { head: 'Members agreeing', kind: 'name' },
        { head: 'Accuracy', kind: 'number' },
        { head: 'Right', kind: 'number' },
        { head: 'Examples', kind: 'number' },
      ],
      by_agreement.map(({ agreeing, accuracy, interval, num_correct, num_examples }) => [
        `${agreeing} of ${members.length}`,
        valueText({ value: accuracy, interval }),
        num_correct,
        num_examples,
      ]),
    ),
  );
}
