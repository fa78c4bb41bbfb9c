import { printable } from '../artifacts';

/** Text from data as one line, without what steers a terminal or turns the direction of reading. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' ').trim());
}
