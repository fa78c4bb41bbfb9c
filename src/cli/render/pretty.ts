import pc from 'picocolors';
import { printable, type FileProblem } from '../../artifacts';

/** For people: place, message, code frame and hint. */
export function pretty(useColor: boolean): (problem: FileProblem) => string {
  const color = pc.createColors(useColor);
  return ({ line, column, rule, frame, ...raw }) => {
    // Names in a document may hold escape sequences; the frame has been made printable already.
    const [file, pointer, message, hint] = [raw.file, raw.pointer, raw.message, raw.hint].map(
      printable,
    );
    const place = color.bold(`${file}:${line}:${column}`);
    const lines = [
      `${place} ${color.red(message)} ${color.dim(`(${rule}${pointer && ` at ${pointer}`})`)}`,
    ];
    if (frame) lines.push(frame());
    lines.push(`  ${color.cyan(hint)}`, '');
    return `${lines.join('\n')}\n`;
  };
}
