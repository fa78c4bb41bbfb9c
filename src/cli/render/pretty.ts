import { printable } from '../../artifacts';
import { painter } from '../paint';
import type { Reported } from './renderer';

const SHADES = { error: 'red', warning: 'yellow', note: 'dim' } as const;

/** For people: place, message, code frame and hint. */
export function pretty(useColor: boolean): (problem: Reported) => string {
  const paint = painter(useColor);
  return ({ line, column, rule, frame, severity = 'error', ...raw }) => {
    // Names in a document may hold escape sequences; the frame has been made printable already.
    const file = printable(raw.file);
    const pointer = printable(raw.pointer);
    const message = printable(raw.message);
    const hint = printable(raw.hint);
    const place = paint('bold', `${file}:${line}:${column}`);
    const what = paint('dim', `(${rule}${pointer && ` at ${pointer}`})`);
    const code = frame ? `${frame()}\n` : '';
    return `${place} ${paint(SHADES[severity], message)} ${what}\n${code}  ${paint('cyan', hint)}\n\n`;
  };
}
