import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, isWhitespace, END } from './ascii';
import { wordAt } from './describe-found';

const BY_WORD: Readonly<Record<string, string>> = {
  True: 'Write true, in lower case.',
  False: 'Write false, in lower case.',
  None: 'Write null.',
  undefined: 'JSON has no undefined: leave the property out, or write null.',
};

const BY_CHARACTER: Readonly<Record<string, string>> = {
  "'": 'Strings and keys stand in double quotes.',
  '“': 'Strings and keys stand in straight double quotes.',
  '/': 'JSON has no comments: remove it.',
  '#': 'JSON has no comments: remove it.',
  '+': 'A number has no plus sign.',
  '.': 'A number begins with a digit: write 0.5, not .5.',
  '<': 'This looks like HTML or XML; the file may be an error page.',
  '\u0000': 'The file may be UTF-16, or was never filled with data: save it as UTF-8.',
  '\ufeff': 'A byte order mark stands in the middle of the text; files may have been joined.',
};

function previousByte(bytes: Uint8Array, at: number): number {
  let before = at - 1;
  while (isWhitespace(bytes[before] ?? END)) before--;
  return bytes[before] ?? END;
}

/** A hint for the common ways in which hand-written or badly written JSON goes wrong. */
export function syntaxHint(bytes: Uint8Array, at: number, character: string): string | undefined {
  const word = wordAt(bytes, at);
  if (Object.hasOwn(BY_WORD, word)) return BY_WORD[word];
  if (Object.hasOwn(BY_CHARACTER, character)) return BY_CHARACTER[character];
  const byte = bytes[at];
  if (byte === undefined) return 'The text was cut short: the writer may have been stopped.';
  const closes = byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
  return closes && previousByte(bytes, at) === COMMA ? 'Remove the comma before it.' : undefined;
}
