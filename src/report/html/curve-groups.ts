import { group } from 'd3-array';
import type { ReportSeries } from '../../contract';
import type { Curve } from './charts/series-chart';

/** Curves that share an axis. */
export interface CurveGroup {
  /** What their names have in common, such as `loss`. */
  readonly title: string;
  readonly stage: string;
  readonly unit: string | undefined;
  /** Each labelled by the rest of its name, such as the adapter. */
  readonly curves: readonly Curve[];
}

/**
 * Which series are drawn together: those of one stage and unit; without a unit, a loss and a rate
 * have no axis in common, so that the last part of the name must be the same as well.
 */
export function curveGroups(series: readonly ReportSeries[]): CurveGroup[] {
  const keyOf = ({ name, stage, unit }: ReportSeries) =>
    JSON.stringify([stage, unit ?? null, unit === undefined ? name.split('/').at(-1) : null]);
  return [...group(series, keyOf).values()].flatMap((together) => {
    const [first] = together;
    if (!first) return [];
    const { title, labels } = namesApart(together.map(({ name }) => name.split('/')));
    const curves = together.map(({ points }, i) => ({ label: labels[i] ?? '', points }));
    return [{ title: title || 'Values', stage: first.stage, unit: first.unit, curves }];
  });
}

/** What the names begin or end with in common, and what is left of each: at least one part. */
function namesApart(names: readonly string[][]): { title: string; labels: string[] } {
  const [first = []] = names;
  if (names.length === 1) return { title: first.join('/'), labels: [first.join('/')] };
  const most = Math.min(...names.map((parts) => parts.length)) - 1;
  const isCommon = (i: number) => names.every((parts) => parts.at(i) === first.at(i));
  let head = 0;
  while (head < most && isCommon(head)) head++;
  let tail = 0;
  while (head + tail < most && isCommon(-1 - tail)) tail++;
  const common = [...first.slice(0, head), ...first.slice(first.length - tail)];
  return {
    title: common.join('/'),
    labels: names.map((parts) => parts.slice(head, parts.length - tail).join('/')),
  };
}
