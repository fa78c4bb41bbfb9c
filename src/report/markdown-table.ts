import { max } from 'd3-array';

/** Longer cells stick out: one must not blow up every row of its table. */
const MAX_PADDED = 80;

/** Whether a column holds text or numbers. */
type Align = 'left' | 'right';

export interface Column {
  readonly head: string;
  readonly align: Align;
}

/**
 * A GFM table with its columns aligned, so that it can be read unrendered too. Cells are Markdown
 * of one line without bare pipes; a missing one is empty.
 */
export function markdownTable(columns: readonly Column[], rows: readonly string[][]): string {
  const widths = columns.map(({ head }, c) => {
    const longest = max(rows, (row) => row[c]?.length) ?? 0;
    return Math.min(MAX_PADDED, Math.max(3, head.length, longest));
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (row: readonly string[]) =>
    line(
      columns.map(({ align }, c) => {
        const [cell, width] = [row[c] ?? '', widths[c] ?? 0];
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      }),
    );
  const rule = line(
    columns.map(({ align }, c) => {
      const width = widths[c] ?? 0;
      return align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
    }),
  );
  return [padded(columns.map(({ head }) => head)), rule, ...rows.map(padded)].join('\n');
}
