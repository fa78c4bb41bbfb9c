import type { EnsembleReport, ReportMetric } from '../../../contract';
import { findMetric } from '../../find-metric';
import type { Draw } from '../charts/draw';
import { intervalChart } from '../charts/interval-chart';
import { figure } from '../figure';
import { beside } from '../beside';
import type { Child } from '../markup';
import { nameText } from '../name-text';
import { table } from '../table';
import { valueText } from '../value-text';
import { formatNumber } from '../../../wording';

/** The accuracy of each member beside the ensemble's own, as a chart and a table. */
export async function memberAccuracy(
  { ensemble_id, split, member_accuracy, best_member }: EnsembleReport,
  metrics: readonly ReportMetric[],
  id: string,
  draw: Draw,
): Promise<Child> {
  if (member_accuracy.length === 0) return '';
  const vote = findMetric(metrics, 'accuracy', ensemble_id, split);
  const answerers = [
    ...member_accuracy.map(({ adapter_id, accuracy, interval, num_examples }) => ({
      name: adapter_id,
      role: adapter_id === best_member ? 'best single member' : 'member',
      measured: { value: accuracy, interval },
      num_examples,
    })),
    ...(vote
      ? [{ name: ensemble_id, role: 'ensemble', measured: vote, num_examples: vote.num_examples }]
      : []),
  ];
  const rows = answerers.flatMap(({ name, role, measured: { value, interval } }) =>
    value === null
      ? []
      : [
          {
            label: name,
            value,
            low: interval?.low ?? value,
            high: interval?.high ?? value,
            isSpecial: role === 'ensemble',
            role,
          },
        ],
  );
  const words = rows.map(
    ({ label, value, role }) =>
      `${label}${role === 'member' ? '' : ` (${role})`} ${formatNumber(value)}`,
  );
  const title = `Accuracy of ${ensemble_id} and its members on ${split}`;
  const chart = intervalChart(
    rows.map(({ role: _role, ...row }) => row),
    { title: 'Accuracy', domain: [0, 1] },
  );
  const caption = `${words.join('; ')}. The diamond is the ensemble; lines are intervals.`;
  return beside(
    await figure({ id, title, caption, chart }, draw),
    table(
      `Accuracy on ${split}`,
      [
        { head: 'Answers', kind: 'name' },
        { head: 'Role', kind: 'text' },
        { head: 'Accuracy', kind: 'number' },
        { head: 'Examples', kind: 'number' },
      ],
      answerers.map(({ name, role, measured, num_examples }) => [
        nameText(name),
        role,
        valueText(measured),
        num_examples,
      ]),
    ),
  );
}
