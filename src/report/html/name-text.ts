import { markup, type Markup } from './markup';

/** A name that may break after its marks, so that a long one does not widen its column. */
export function nameText(name: string): Markup {
  const parts = name.split(/(?<=[_/.:@-])(?=[^_/.:@-])/);
  return markup`${parts.map((part, i) => (i === 0 ? part : markup`<wbr>${part}`))}`;
}
