import { printable, type FileProblem } from '../../artifacts';

/** Message and hint as sentences; names of the document in them are made safe to print. */
export function sentences({ message, hint }: Pick<FileProblem, 'message' | 'hint'>): string {
  const first = printable(message).replace(/\.?$/, '.');
  const second = printable(hint).replace(/[^.?!]$/, '$&.');
  return `${first} ${second.charAt(0).toUpperCase()}${second.slice(1)}`;
}
