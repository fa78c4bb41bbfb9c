import { termsOf } from '../lora/words';

/** A word, number or sign of a text. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  /** Where it begins and ends in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** What it looks like: number, year, Capitalised, UPPER, lower, sign. */
  readonly shape: 'number' | 'year' | 'capitalised' | 'upper' | 'lower' | 'sign';
  /** Its stem; empty for a sign and for a word that carries no topic. */
  readonly stem: string;
}

/** Tokens of one sentence: `first` up to, not including, `last` of the passage's. */
interface Sentence {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** A passage taken apart. */
export interface Passage {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** In tokens; what is longer is cut, for the work on a span grows with its sentence. */
const LONGEST_SENTENCE = 128;

/** Ends in an initial or an abbreviation, after which the segmenter sees the end of a sentence. */
const ABBREVIATED = /(?:^|[\s.(])(?:\p{L}|St|Mr|Mrs|Ms|Dr|Gen|Col|vs|al|No)\.\s*$/u;
const LONGEST_ABBREVIATION = 8;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Letters and digits, with the signs that stand between them in one word or number. */
const TOKEN = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** Takes a text apart into sentences and tokens. */
export function readPassage(text: string): Passage {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  for (const { start, end } of sentenceBounds(text)) {
    const found = tokensOf(text.slice(start, end), start);
    for (let at = 0; at < found.length; at += LONGEST_SENTENCE) {
      const part = found.slice(at, at + LONGEST_SENTENCE);
      const first = tokens.length;
      tokens.push(...part);
      sentences.push({
        first,
        last: tokens.length,
        text: text.slice(part[0]?.start, part.at(-1)?.end),
      });
    }
  }
  return { text, tokens, sentences };
}

/** Where sentences begin and end, in UTF-16 code units. */
function* sentenceBounds(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const { segment, index } of SENTENCES.segment(text)) {
    const end = index + segment.length;
    if (
      end < text.length &&
      ABBREVIATED.test(text.slice(Math.max(start, end - LONGEST_ABBREVIATION), end))
    )
      continue;
    yield { start, end };
    start = end;
  }
}

/** The tokens of a text that begins at `offset` of a larger one. */
export function tokensOf(text: string, offset = 0): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const [word] = match;
    const start = offset + match.index;
    return {
      text: word,
      lower: word.toLowerCase(),
      start,
      end: start + word.length,
      shape: shapeOf(word),
      stem: termsOf(word).join(' '),
    };
  });
}

function shapeOf(word: string): Token['shape'] {
  if (/^(?:1\d|20)\d\ds?$/.test(word)) return 'year';
  if (/^\p{N}/u.test(word)) return 'number';
  if (!/^\p{L}/u.test(word)) return 'sign';
  if (!/^\p{Lu}/u.test(word)) return 'lower';
  return word.length > 1 && word === word.toUpperCase() ? 'upper' : 'capitalised';
}
