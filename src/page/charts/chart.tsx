import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formatNumber } from '../../wording';
import { Table } from '../parts/table';
import { alignLines, valuesAt, type Line } from './line';
import { Plot } from './plot';
import type { PlotAxes } from './plot-options';
import { Swatch } from './swatch';

interface Props {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly axes: PlotAxes;
  /** Names of the columns beside the line's own and its value; of numbers they begin with `#`. */
  readonly columns: readonly string[];
  /** For each line the cells of these columns. */
  readonly cells: readonly (readonly ComponentChildren[])[];
  /** Says the value of a line in words. */
  readonly valueWords?: (value: number) => string;
}

/**
 * Lines, and beside them a table that is legend and text alternative: it names each line and its
 * value, which is that under the pointer, or else the last.
 */
export function Chart({ title, lines, axes, columns, cells, valueWords = formatNumber }: Props) {
  const data = useMemo(() => alignLines(lines), [lines]);
  const [pointed, setPointed] = useState<number | null>(null);
  const x = pointed === null ? undefined : data[0][pointed];
  const values = valuesAt(data, x === undefined || pointed === null ? data[0].length - 1 : pointed);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <Plot data={data} axes={axes} onPoint={setPointed} />
      <Table
        caption={`${title}: numbers`}
        hidesCaption
        columns={['Line', x === undefined ? '#latest' : `#at ${formatNumber(x)}`, ...columns]}
        rows={lines.map(({ label }, i) => {
          const value = values[i];
          return [
            <>
              <Swatch place={i} /> {label}
            </>,
            value == null ? '–' : valueWords(value),
            ...(cells[i] ?? []),
          ];
        })}
      />
    </figure>
  );
}
