import pc from 'picocolors';
import { printable } from '../../artifacts';
import type { Reported } from './renderer';

/** For people: place, message, code frame and hint. */
export function pretty(useColor: boolean): (problem: Reported) => string {
  const color = pc.createColors(useColor);
  const shades = { error: color.red, warning: color.yellow, note: color.dim };
  return ({ line, column, rule, frame, severity = 'error', ...raw }) => {
    // Names in a document may hold escape sequences; the frame has been made printable already.
    const [file, pointer, message, hint] = [raw.file, raw.pointer, raw.message, raw.hint].map(
      printable,
    );
    const place = color.bold(`${file}:${line}:${column}`);
    const lines = [
      `${place} ${shades[severity](message)} ${color.dim(`(${rule}${pointer && ` at ${pointer}`})`)}`,
    ];
    if (frame) lines.push(frame());
    lines.push(`  ${color.cyan(hint)}`, '');
    return `${lines.join('\n')}\n`;
  };
}
