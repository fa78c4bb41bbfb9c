import { markdownText } from './markdown-text';

/** An answer is text of any length; a cell shows how it begins. */
const MAX_CHARACTERS = 60;

/** An answer as a cell of a table, cut where it is long; null is none. */
export function answerText(answer: string | null): string {
  if (answer === null) return '(none)';
  const shown = markdownText(answer.slice(0, MAX_CHARACTERS));
  if (answer.length > MAX_CHARACTERS) return `${shown}…`;
  return shown === '' ? '(empty)' : shown;
}
