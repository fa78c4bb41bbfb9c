import type { Reported } from './renderer';
import { sentences } from './sentences';

/** For GitHub Actions: a workflow command that annotates the line. */
export function github(problem: Reported): string {
  const { file, line, column, rule, severity = 'error' } = problem;
  const command = severity === 'note' ? 'notice' : severity;
  return `::${command} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(sentences(problem))}\n`;
}

/** Escapes as the runner of GitHub Actions reads it back. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
