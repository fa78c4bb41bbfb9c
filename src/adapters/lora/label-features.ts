import { lexicalFeatures, LEXICAL_FEATURES } from './lexical-features';
import { directionOf, isNegated, isSpeculative, termsOf } from './words';
import type { RankingInput } from './ranker';
import { dot } from './ranker';

/**
 * What decides a label: how well the abstract covers the claim, and whether the sentence that
 * covers it best points the same way. Nothing here depends on the adapter.
 */
export const LABEL_FEATURES = [
  'best_cosine',
  'second_cosine',
  'mean_cosine',
  'best_overlap',
  'second_overlap',
  'mean_overlap',
  'best_bigrams',
  'best_prefixes',
  'abstract_overlap',
  'best_numbers',
  'best_length',
  'best_position',
  'best_finding',
  'claim_negated',
  'best_negated',
  'negation_mismatch',
  'direction_match',
  'direction_mismatch',
  'speculative',
  'claim_length',
] as const;

const at = (name: (typeof LEXICAL_FEATURES)[number]) => LEXICAL_FEATURES.indexOf(name);

/** `query` and `candidates` are the texts of `input`. */
export function labelFeatures(
  query: string,
  candidates: readonly string[],
  input: RankingInput,
): Float32Array {
  const rows = lexicalFeatures(query, candidates);
  const claim = frozenVector(input.query.frozen);
  const cosines = input.candidates.map(({ frozen }) => dot(claim, frozenVector(frozen)));
  const column = (name: (typeof LEXICAL_FEATURES)[number]) => rows.map((row) => row[at(name)] ?? 0);
  const overlaps = column('idf_overlap');
  const strength = overlaps.map((overlap, i) => overlap + (cosines[i] ?? 0));
  const best = strength.indexOf(Math.max(...strength));
  const sentence = candidates[best] ?? '';
  const sortedCosines = descending(cosines);
  const sortedOverlaps = descending(overlaps);
  const claimTerms = new Set(termsOf(query));
  const abstractTerms = new Set(candidates.flatMap(termsOf));
  const covered = [...claimTerms].filter((term) => abstractTerms.has(term)).length;
  const direction = directionOf(query) * directionOf(sentence);
  const features: Record<(typeof LABEL_FEATURES)[number], number> = {
    best_cosine: sortedCosines[0] ?? 0,
    second_cosine: sortedCosines[1] ?? 0,
    mean_cosine: mean(cosines),
    best_overlap: sortedOverlaps[0] ?? 0,
    second_overlap: sortedOverlaps[1] ?? 0,
    mean_overlap: mean(overlaps),
    best_bigrams: Math.max(0, ...column('bigram_overlap')),
    best_prefixes: Math.max(0, ...column('prefix_overlap')),
    abstract_overlap: claimTerms.size === 0 ? 0 : covered / claimTerms.size,
    best_numbers: column('number_match')[best] ?? 0,
    best_length: column('length')[best] ?? 0,
    best_position: column('position')[best] ?? 0,
    best_finding: column('finding')[best] ?? 0,
    claim_negated: isNegated(query) ? 1 : 0,
    best_negated: isNegated(sentence) ? 1 : 0,
    negation_mismatch: column('negation_mismatch')[best] ?? 0,
    direction_match: direction > 0 ? 1 : 0,
    direction_mismatch: direction < 0 ? 1 : 0,
    speculative: isSpeculative(sentence) ? 1 : 0,
    claim_length: Math.min(1, termsOf(query).length / 20),
  };
  return Float32Array.from(LABEL_FEATURES, (name) => features[name]);
}

/** The encoder's own answer, without an adapter. */
function frozenVector(frozen: Float32Array): Float64Array {
  const bent = Float64Array.from(frozen, Math.tanh);
  const norm = Math.sqrt(Math.max(dot(bent, bent), 1e-12));
  return bent.map((value) => value / norm);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function descending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => b - a);
}
