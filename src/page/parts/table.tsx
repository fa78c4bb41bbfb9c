import { Fragment, type ComponentChildren } from 'preact';

interface Props {
  readonly caption: string;
  /** Whether the caption is for screen readers alone, since a heading says it already. */
  readonly hidesCaption?: boolean;
  /** Of a column of numbers the name begins with `#`. */
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A table that scrolls sideways where it is too wide, by keyboard too. */
export function Table({ caption, hidesCaption = false, columns, rows }: Props) {
  const names = columns.map((column) => column.replace(/^#/, ''));
  const kinds = columns.map((column) => (column.startsWith('#') ? 'number' : undefined));
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={hidesCaption ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {names.map((name, i) => (
              <th key={i} scope="col" class={kinds[i]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            <tr key={row}>
              <th scope="row" class={kinds[0]}>
                {typeof head === 'string' ? breakable(head) : head}
              </th>
              {cells.map((cell, i) => (
                <td key={i} class={kinds[i + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A long name may be broken where its parts meet, rather than anywhere. */
function breakable(name: string): ComponentChildren {
  return name.split(/(?<=[_/.])(?=.)/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
