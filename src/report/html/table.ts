import { markup, type Child, type Markup } from './markup';

/** A column holds the names of its rows, text, or numbers. */
export interface Column {
  readonly head: Child;
  readonly kind: 'name' | 'text' | 'number';
}

/**
 * A table under its caption. Where it is wider than the page it scrolls in a place of its own, which
 * the keyboard reaches.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): Markup {
  const heads = columns.map(
    ({ head, kind }) => markup`<th scope="col" class="${kind}">${head}</th>`,
  );
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns))}</tbody>
</table>
</div>`;
}

function rowOf(cells: readonly Child[], columns: readonly Column[]): Markup {
  return markup`<tr>${cells.map((cell, c) => cellOf(cell, columns[c]?.kind ?? 'text'))}</tr>
`;
}

function cellOf(cell: Child, kind: Column['kind']): Markup {
  return kind === 'name'
    ? markup`<th scope="row" class="name">${cell}</th>`
    : markup`<td class="${kind}">${cell}</td>`;
}
