import type { AnswerChange } from './run-comparison';

/** What became of an answer: `right to wrong`. */
export function answerChangeText(change: AnswerChange['change']): string {
  return change === null ? 'not judged' : change.replaceAll('_', ' ');
}
