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
  /** Name of the column of values: those at `x`, and whether that is under the pointer, or else the last. */
  readonly valuesName: (x: number, isPointed: boolean) => string;
  readonly valueWords?: (value: number) => string;
}

/**
 * Lines, and beside them a table that is legend and text alternative: it names each line and its
 * value, which is that under the pointer, or else the last.
 */
export function Chart(props: Props) {
  const { title, lines, axes, columns, cells, valuesName, valueWords = formatNumber } = props;
  const data = useMemo(() => alignLines(lines), [lines]);
  const [pointed, setPointed] = useState<number | null>(null);
  const isPointed = pointed !== null && pointed < data[0].length;
  const index = isPointed ? pointed : data[0].length - 1;
  const values = valuesAt(data, index);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <Plot data={data} axes={axes} onPoint={setPointed} />
      <Table
        caption={`${title}: numbers`}
        hidesCaption
        columns={['Line', `#${valuesName(data[0][index] ?? 0, isPointed)}`, ...columns]}
        rows={lines.map(({ label }, i) => {
          const value = values[i];
          return [
            <span class="line">
              <Swatch place={i} /> {label}
            </span>,
            value == null ? '–' : valueWords(value),
            ...(cells[i] ?? []),
          ];
        })}
      />
    </figure>
  );
}
