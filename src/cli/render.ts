import pc from 'picocolors';
import { printable, type FileProblem } from '../artifacts';

/** Turns problems into text, one at a time, so that none has to be kept. */
export type Render = (problem: FileProblem) => string;

/** For people: place, message, code frame and hint. */
export function pretty(useColor: boolean): Render {
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
    if (frame) lines.push(frame);
    lines.push(`  ${color.cyan(hint)}`, '');
    return `${lines.join('\n')}\n`;
  };
}

/** For machines: one JSON object a line, the fields of {@link FileProblem}. */
export const jsonLine: Render = ({ frame: _frame, ...problem }) => `${JSON.stringify(problem)}\n`;

/** For GitHub Actions: a workflow command that annotates the line. */
export const github: Render = ({ file, line, column, rule, message, hint }) =>
  `::error file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(`${message}. ${hint}`)}\n`;

/** Escapes as the runner of GitHub Actions reads it back. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
