import { max } from 'd3-array';

/**
 * A short answer as SQuAD compares it: lower case, without ASCII punctuation and the articles a, an
 * and the, words parted by one space (Rajpurkar et al. 2016, section 6.1; the official evaluator).
 */
export function normalizeAnswer(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu, ' ')
    .trim()
    .split(/\s+/u)
    .join(' ');
}

/** SQuAD's exact match: 1 when the normalised output is a normalised gold answer, else 0. */
export function exactMatch(output: string, gold: readonly string[]): 0 | 1 {
  const answer = normalizeAnswer(output);
  return gold.some((accepted) => normalizeAnswer(accepted) === answer) ? 1 : 0;
}

/**
 * SQuAD's F1: harmonic mean of precision and recall over the words of the normalised answers,
 * counted with multiplicity; the best over the gold answers, 0 without any. Two answers without
 * words are equal.
 *
 * @returns a fraction
 */
export function answerF1(output: string, gold: readonly string[]): number {
  const words = wordsOf(output);
  return max(gold, (accepted) => f1(words, wordsOf(accepted))) ?? 0;
}

function f1(output: readonly string[], gold: readonly string[]): number {
  if (output.length === 0 || gold.length === 0) return output.length === gold.length ? 1 : 0;
  const left = [...gold];
  const common = output.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (2 * common.length) / (output.length + gold.length);
}

function wordsOf(text: string): string[] {
  return normalizeAnswer(text).split(' ').filter(Boolean);
}
