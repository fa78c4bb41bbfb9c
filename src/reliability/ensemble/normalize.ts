import canonicalize from 'canonicalize';
import { parseStrictJson } from '../../artifacts';
import type { VoteOptions } from '../../contract';
import { normalizeAnswer } from '../../stats';

/** Makes an output comparable; null when it is no answer of the expected kind. */
export type Normalize = (output: string) => string | null;

type Normalization = VoteOptions['normalization'];

const TRUE = new Set(['true', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'no', 'n', '0']);

/** Digits with an optional sign, thousands separators, fraction and exponent. */
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

const NORMALIZATIONS: Readonly<Record<Exclude<Normalization, 'custom'>, Normalize>> = {
  none: (output) => output,
  lowercase_trim: (output) => output.trim().toLowerCase(),
  numeric,
  boolean,
  json,
};

/** Custom normalizations with a name that every replay knows. */
const NAMED: Readonly<Record<string, Normalize>> = {
  squad: (output) => normalizeAnswer(output),
};

/**
 * The normalization that options name: `none`; `lowercase_trim`; `numeric`, by value, so that
 * `1,000` is `1e3`; `boolean`, of yes, no, true, false, y, n, 1, 0; `json`, canonical as RFC 8785
 * has it; or a custom one, of which `squad` (SQuAD's) is known by name.
 *
 * @returns undefined for a custom one that is not known
 */
export function normalizationOf({
  normalization,
  custom_normalization: name,
}: Pick<VoteOptions, 'normalization' | 'custom_normalization'>): Normalize | undefined {
  if (normalization !== 'custom') return NORMALIZATIONS[normalization];
  return name !== null && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
}

function numeric(output: string): string | null {
  const text = output.trim();
  if (!NUMBER.test(text)) return null;
  const value = Number(text.replaceAll(',', ''));
  // 0 and -0 are one answer.
  return Number.isFinite(value) ? String(value === 0 ? 0 : value) : null;
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
