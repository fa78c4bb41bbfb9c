import type { CurveGroup } from '../curve-groups';
import { folded } from '../folded';
import type { Child } from '../markup';
import { nameText } from '../name-text';
import { table } from '../table';
import { formatNumber } from '../../../wording';

/** Rows of the table; all points are in the data that the page carries. */
const MAX_ROWS = 50;

/** The points of curves that are drawn together, by step; nothing where no curve has two. */
export function pointsTable({ curves }: CurveGroup): Child {
  const values = curves.map(
    ({ points }) => new Map(points.map(({ step, value }) => [step, value])),
  );
  const steps = [...new Set(values.flatMap((ofCurve) => [...ofCurve.keys()]))].sort(
    (a, b) => a - b,
  );
  if (steps.length < 2) return '';
  const apart = Math.max(1, Math.ceil(steps.length / MAX_ROWS));
  const shown = steps.filter((_, i) => i % apart === 0 || i === steps.length - 1);
  const title = apart === 1 ? 'Points' : `${shown.length} of ${steps.length} steps, evenly spaced`;
  return folded(
    title,
    table(
      title,
      [
        { head: 'Step', kind: 'name' },
        ...curves.map(({ label }) => ({ head: nameText(label), kind: 'number' as const })),
      ],
      shown.map((step) => [
        step,
        ...values.map((ofCurve) => {
          const value = ofCurve.get(step);
          return value === undefined ? '' : formatNumber(value);
        }),
      ]),
    ),
  );
}
