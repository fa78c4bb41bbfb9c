import canonicalize from 'canonicalize';
import { parseStrictJson } from '../../artifacts';
import type { VoteOptions } from '../../contract';
import { normalizeAnswer } from '../../stats';
import { numericAnswer } from './numeric-answer';

/** Makes an output comparable; null when it is no answer of the expected kind. */
export type Normalize = (output: string) => string | null;

type Normalization = VoteOptions['normalization'];

const TRUE = new Set(['true', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'no', 'n', '0']);

const NORMALIZATIONS: Readonly<Record<Exclude<Normalization, 'custom'>, Normalize>> = {
  none: (output) => output,
  lowercase_trim: (output) => output.trim().toLowerCase(),
  numeric: numericAnswer,
  boolean,
  json,
};

/** Custom normalizations that every replay knows by name: `squad`, of the SQuAD evaluator. */
export const KNOWN_NORMALIZATIONS: Readonly<Record<string, Normalize>> = {
  squad: (output) => normalizeAnswer(output),
};

/**
 * The normalization that options name: `none`; `lowercase_trim`; `numeric`, by value, so that
 * `1,000` is `1e3`; `boolean`, of yes, no, true, false, y, n, 1, 0; `json`, canonical as RFC 8785
 * has it; or a custom one of the known names.
 *
 * @returns undefined for a custom one that is not known
 */
export function normalizationOf({
  normalization,
  custom_normalization: name,
}: Pick<VoteOptions, 'normalization' | 'custom_normalization'>): Normalize | undefined {
  if (normalization !== 'custom') return NORMALIZATIONS[normalization];
  const isKnown = name !== null && Object.hasOwn(KNOWN_NORMALIZATIONS, name);
  return isKnown ? KNOWN_NORMALIZATIONS[name] : undefined;
}

/**
 * Normalises; null also where that throws or gives what no record could hold, since a rule for
 * answers may fail at what is none.
 */
export function normalized(output: string, normalize: Normalize): string | null {
  try {
    const answer: unknown = normalize(output);
    return typeof answer === 'string' && answer.isWellFormed() ? answer : null;
  } catch {
    return null;
  }
}

function boolean(output: string): string | null {
  const word = output.trim().toLowerCase().replace(/\.$/, '');
  if (TRUE.has(word)) return 'true';
  return FALSE.has(word) ? 'false' : null;
}

function json(output: string): string | null {
  // Parsers disagree about duplicate keys and lone surrogates, so neither is an answer.
  const result = parseStrictJson(new TextEncoder().encode(output));
  return result.ok ? (canonicalize(result.value) ?? null) : null;
}
