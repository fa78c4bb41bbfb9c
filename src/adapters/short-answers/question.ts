import { tokensOf, type Token } from './passage';

/** What kind of answer a question asks for. */
export type AnswerType =
  'person' | 'place' | 'time' | 'count' | 'measure' | 'reason' | 'manner' | 'thing';

/** A question taken apart. */
export interface Question {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly answerType: AnswerType;
  /** The noun that says what is asked for, as a stem: `year` of "In what year"; or empty. */
  readonly focus: string;
  /** Stems of the words that carry a topic. */
  readonly terms: ReadonlySet<string>;
}

const TIME_WORDS = /^(?:year|date|day|month|century|decade|time|season)s?$/;
const PLACE_WORDS = /^(?:city|country|place|state|town|region|river|street|island|village|continent|location)s?$/; // prettier-ignore
const PERSON_WORDS = /^(?:person|man|woman|king|queen|president|player|author|scientist|leader|name)s?$/; // prettier-ignore

/** Takes a question apart. */
export function readQuestion(text: string): Question {
  const tokens = tokensOf(text);
  const at = tokens.findIndex(({ lower }) => QUESTION_WORDS.has(lower));
  const focus = tokens[at + 1]?.lower ?? '';
  return {
    text,
    tokens,
    answerType: answerTypeOf(tokens[at]?.lower ?? '', focus),
    focus: tokens.slice(at + 1, at + 4).find(({ stem }) => stem !== '')?.stem ?? '',
    terms: new Set(tokens.flatMap(({ stem }) => (stem === '' ? [] : [stem]))),
  };
}

const QUESTION_WORDS = new Set(['who', 'whom', 'whose', 'when', 'where', 'why', 'how', 'what', 'which']); // prettier-ignore

function answerTypeOf(word: string, next: string): AnswerType {
  switch (word) {
    case 'who':
    case 'whom':
    case 'whose':
      return 'person';
    case 'when':
      return 'time';
    case 'where':
      return 'place';
    case 'why':
      return 'reason';
    case 'how':
      if (next === 'many') return 'count';
      return /^(?:much|long|far|old|high|tall|deep|big|large|often|fast|heavy|wide)$/.test(next)
        ? 'measure'
        : 'manner';
    default:
      if (TIME_WORDS.test(next)) return 'time';
      if (PLACE_WORDS.test(next)) return 'place';
      if (PERSON_WORDS.test(next)) return 'person';
      return /^(?:percentage|percent|number|population|amount)$/.test(next) ? 'measure' : 'thing';
  }
}
