import { printable, type JsonValue } from '../../artifacts';

const LONGEST = 120;

/** A value as part of a sentence: its JSON, cut when it is long. */
export function shown(value: JsonValue | undefined): string {
  const text = value === undefined ? 'a value' : printable(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
