import type { FileProblem } from '../../artifacts';
import { sentences } from './sentences';

/** For GitHub Actions: a workflow command that annotates the line. */
export function github(problem: FileProblem): string {
  const { file, line, column, rule } = problem;
  return `::error file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(sentences(problem))}\n`;
}

/** Escapes as the runner of GitHub Actions reads it back. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
