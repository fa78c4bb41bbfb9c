/** Words that carry no topic. Negations are not among them: they decide whether a claim holds. */
const STOP_WORDS = new Set(
  `a an the of in on at by for with to from as and or is are was were be been being has have had do
  does did this that these those it its their there we our which who whose than then also can may
  could would should will into between among through during after before over under per via both
  such using used use`.split(/\s+/),
);

const NEGATIONS = new Set(
  `no not nor neither never none without cannot lack lacks lacking lacked absence absent fail fails
  failed unable independent unaffected unchanged ineffective nonsignificant insufficient`.split(
    /\s+/,
  ),
);

/** Endings taken off, the longest first; what is left keeps at least four letters. */
const ENDINGS = ['ations', 'ation', 'ings', 'ions', 'ing', 'ion', 'ies', 'ed', 'es', 's', 'e', 'y'];
const SHORTEST_STEM = 4;

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\d+(?:\.\d+)?|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Two forms of a word should meet; which form they meet in does not matter. */
function stem(word: string): string {
  const ending = ENDINGS.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= SHORTEST_STEM,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** The stems of the words that carry a topic, in order. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\d/.test(word)))
    .map(stem);
}

export function numbersOf(text: string): string[] {
  return wordsOf(text).filter((word) => /^\d/.test(word));
}

export function isNegated(text: string): boolean {
  return wordsOf(text).some((word) => NEGATIONS.has(word));
}

const UP =
  /\b(?:increas|enhanc|elevat|promot|induc|activat|upregulat|improv|higher|greater|more|rais|gain|stimulat|facilitat|positive)/gi;
const DOWN =
  /\b(?:decreas|reduc|lower|inhibit|suppress|downregulat|impair|less|fewer|declin|prevent|block|attenuat|diminish|loss|negative|protect)/gi;

/** Which way a statement points: 1 up, -1 down, 0 neither or both. A negation turns it round. */
export function directionOf(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return Math.sign(count(UP) - count(DOWN)) * (isNegated(text) ? -1 : 1);
}

export function isSpeculative(text: string): boolean {
  return /\b(?:may|might|could|whether|investigat|aim|hypothes|unclear|unknown|possib)/i.test(text);
}
