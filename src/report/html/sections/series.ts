import { max, min } from 'd3-array';
import type { ReportSeries } from '../../../contract';
import type { Draw } from '../charts/draw';
import { seriesChart } from '../charts/series-chart';
import { beside } from '../beside';
import { curveGroups, type CurveGroup } from '../curve-groups';
import { figure } from '../figure';
import type { Child } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table } from '../table';
import { formatNumber } from '../../../wording';
import { pointsTable } from './points-table';

/** Curves over the steps of a stage: those that share an axis in one chart. */
export async function seriesSection(
  series: readonly ReportSeries[],
  draw: Draw,
): Promise<Section[]> {
  if (series.length === 0) return [];
  const content: Child[] = [];
  for (const [i, group] of curveGroups(series).entries())
    content.push(await groupPart(group, `series-${i}`, draw));
  return [{ id: 'series', title: 'Series', content }];
}

async function groupPart(group: CurveGroup, id: string, draw: Draw): Promise<Child> {
  const title = `${inUnit(group)} in stage ${group.stage}`;
  const numbers = [coursesTable(title, group), pointsTable(group)];
  // One point is no curve.
  const curves = group.curves.filter(({ points }) => points.length > 1);
  if (curves.length === 0) return numbers;
  const words = curves.map(
    ({ label, points }) =>
      `${label} from ${formatNumber(points[0]?.value ?? 0)} to ${formatNumber(points.at(-1)?.value ?? 0)} over ${points.length} points`,
  );
  const chart = seriesChart(curves, inUnit(group));
  return beside(await figure({ id, title, caption: `${words.join('; ')}.`, chart }, draw), numbers);
}

function inUnit({ title, unit }: CurveGroup): string {
  return unit === undefined ? title : `${title} (${unit})`;
}

/** Where each curve began, how low and high it came, and where it ended. */
function coursesTable(title: string, { curves }: CurveGroup): Child {
  return table(
    title,
    [
      { head: 'Series', kind: 'name' },
      { head: 'Points', kind: 'number' },
      { head: 'First', kind: 'number' },
      { head: 'Lowest', kind: 'number' },
      { head: 'Highest', kind: 'number' },
      { head: 'Last', kind: 'number' },
    ],
    curves.map(({ label, points }) => {
      const values = points.map(({ value }) => value);
      const numbers = [values[0], min(values), max(values), values.at(-1)];
      return [
        nameText(label),
        points.length,
        ...numbers.map((value) => (value === undefined ? '' : formatNumber(value))),
      ];
    }),
  );
}
