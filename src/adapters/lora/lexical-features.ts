import { isNegated, numbersOf, termsOf, wordsOf } from './words';

/** What the words of a claim and a sentence say before any model is asked; each is in [0, 1]. */
export const LEXICAL_FEATURES = [
  'idf_overlap',
  'bigram_overlap',
  'prefix_overlap',
  'number_match',
  'negation_mismatch',
  'position',
  'is_last',
  'length',
  'finding',
] as const;

/** Words with which abstracts announce what they found. */
const FINDING =
  /\b(?:show(?:s|ed|n)?|found|find(?:s|ings?)?|results?|conclu(?:de|ded|sions?)|suggest(?:s|ed)?|demonstrat(?:e|es|ed)|reveal(?:s|ed)?|indicat(?:e|es|ed)|associated|significant(?:ly)?)\b/i;

const PREFIX = 5;
const LONG_SENTENCE = 60;

/** The features of every sentence; rarity of a word is judged within these sentences. */
export function lexicalFeatures(claim: string, sentences: readonly string[]): Float32Array[] {
  const terms = sentences.map(termsOf);
  const claimTerms = termsOf(claim);
  const weight = rarity(terms);
  const claimBigrams = bigrams(claimTerms);
  const claimPrefixes = new Set(claimTerms.map((term) => term.slice(0, PREFIX)));
  const claimNumbers = new Set(numbersOf(claim));
  const claimNegated = isNegated(claim);
  return sentences.map((sentence, i) => {
    const own = terms[i] ?? [];
    const features: Record<(typeof LEXICAL_FEATURES)[number], number> = {
      idf_overlap: share(new Set(claimTerms), new Set(own), weight),
      bigram_overlap: share(claimBigrams, bigrams(own)),
      prefix_overlap: share(claimPrefixes, new Set(own.map((term) => term.slice(0, PREFIX)))),
      number_match: share(claimNumbers, new Set(numbersOf(sentence))),
      negation_mismatch: isNegated(sentence) === claimNegated ? 0 : 1,
      position: sentences.length > 1 ? i / (sentences.length - 1) : 0,
      is_last: i === sentences.length - 1 ? 1 : 0,
      length: Math.min(1, wordsOf(sentence).length / LONG_SENTENCE),
      finding: FINDING.test(sentence) ? 1 : 0,
    };
    return Float32Array.from(LEXICAL_FEATURES, (name) => features[name]);
  });
}

/** Inverse document frequency with the sentences as documents (Robertson & Spärck Jones, smoothed). */
function rarity(sentences: readonly (readonly string[])[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of sentences) {
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + (sentences.length + 1) / ((counts.get(term) ?? 0) + 0.5));
}

function bigrams(terms: readonly string[]): Set<string> {
  return new Set(terms.slice(1).map((term, i) => `${terms[i] ?? ''} ${term}`));
}

/** How much of `wanted` is in `present`, by weight; 0 when nothing is wanted. */
function share(
  wanted: ReadonlySet<string>,
  present: ReadonlySet<string>,
  weight: (item: string) => number = () => 1,
): number {
  let total = 0;
  let found = 0;
  for (const item of wanted) {
    const value = weight(item);
    total += value;
    if (present.has(item)) found += value;
  }
  return total === 0 ? 0 : found / total;
}
