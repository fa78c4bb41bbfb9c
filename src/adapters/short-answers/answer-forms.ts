import type { Token } from './passage';
import type { AnswerType } from './question';
import { wordList } from './word-list';

/** What a kind of phrase is made of. */
export interface Form {
  /** Tokens that it begins and ends with. */
  readonly edge: (token: Token) => boolean;
  /** Tokens that may stand between these. */
  readonly link: (token: Token) => boolean;
}

const MONTHS = wordList(
  'january february march april may june july august september october november december',
);
const NUMBERS = wordList(
  `one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
  sixty seventy eighty ninety hundred thousand million billion`,
);
const NAME_LINKS = wordList('of the de von van and & .');

const NAME: Form = {
  edge: ({ shape, stem }) => stem !== '' && (shape === 'capitalised' || shape === 'upper'),
  link: ({ lower }) => NAME_LINKS.has(lower),
};
const DATE: Form = {
  edge: ({ shape, lower }) =>
    shape === 'year' || shape === 'number' || MONTHS.has(lower) || /^(?:centur|decade)/.test(lower),
  link: ({ lower }) => lower === ',',
};
const NUMBER: Form = {
  edge: ({ shape, lower }) => shape === 'number' || shape === 'year' || NUMBERS.has(lower),
  link: () => false,
};
const AMOUNT: Form = {
  edge: (token) => NUMBER.edge(token) || /^[$£€%]$/.test(token.text),
  link: () => false,
};
/** Words that carry a topic and are no participle or adverb by their ending. */
const PHRASE: Form = {
  edge: ({ shape, stem, lower }) => shape !== 'sign' && stem !== '' && !/(?:ed|ly)$/.test(lower),
  link: () => false,
};

/** The forms that an answer of each type may have, the likeliest first. */
export const ANSWER_FORMS: Readonly<Record<AnswerType, readonly Form[]>> = {
  person: [NAME],
  place: [NAME],
  time: [DATE],
  count: [NUMBER],
  measure: [AMOUNT],
  reason: [PHRASE],
  manner: [PHRASE],
  thing: [NAME, PHRASE],
};

/** Whether tokens, at least one, are a phrase of a form. */
export function isOfForm({ edge, link }: Form, tokens: readonly Token[]): boolean {
  const [start] = tokens;
  const end = tokens.at(-1);
  if (!start || !end || !edge(start) || !edge(end)) return false;
  return tokens.every((token) => edge(token) || link(token));
}
