import { tokensOf } from './passage';
import { wordList } from './word-list';

/** What kind of answer a question asks for. */
export type AnswerType =
  'person' | 'place' | 'time' | 'count' | 'measure' | 'reason' | 'manner' | 'thing';

/** A question taken apart. */
export interface Question {
  readonly text: string;
  readonly answerType: AnswerType;
  /** What is asked for, as the stem of the first telling word after what, how and so on: `year` of "In what year"; or empty. */
  readonly focus: string;
  /** Its first auxiliary, such as `did`; or empty. */
  readonly auxiliary: string;
  /** Stems of the words that carry a topic. */
  readonly terms: ReadonlySet<string>;
}

const ANSWER_TYPES: ReadonlyMap<string, AnswerType> = new Map([
  ['who', 'person'],
  ['whom', 'person'],
  ['whose', 'person'],
  ['when', 'time'],
  ['where', 'place'],
  ['why', 'reason'],
  ['how', 'manner'],
  ['what', 'thing'],
  ['which', 'thing'],
]);

/** Words after `how`, `what` and `which` that say more than these. */
const NARROWER: readonly (readonly [AnswerType, ReadonlySet<string>])[] = [
  ['count', wordList('many')],
  ['measure', wordList('much long far old high tall deep big large often fast heavy wide')],
  ['measure', wordList('percentage percent number population amount')],
  ['time', wordList('year years date day month century decade time season')],
  ['place', wordList('city country countries place state town region river street island village')],
  ['person', wordList('person man woman king queen president player author scientist leader name')],
];

const AUXILIARIES = wordList(
  'did does do is are was were has have had can could would will should might may',
);

/** Words after the question word among which the focus is looked for. */
const FOCUS_WINDOW = 3;

/** Takes a question apart. */
export function readQuestion(text: string): Question {
  const tokens = tokensOf(text);
  const at = tokens.findIndex(({ lower }) => ANSWER_TYPES.has(lower));
  const following = tokens.slice(at + 1);
  return {
    text,
    answerType: answerTypeOf(tokens[at]?.lower, following[0]?.lower ?? ''),
    focus: following.slice(0, FOCUS_WINDOW).find(({ stem }) => stem !== '')?.stem ?? '',
    auxiliary: tokens.find(({ lower }) => AUXILIARIES.has(lower))?.lower ?? '',
    terms: new Set(tokens.map(({ stem }) => stem).filter((stem) => stem !== '')),
  };
}

function answerTypeOf(word: string | undefined, next: string): AnswerType {
  const type = (word !== undefined && ANSWER_TYPES.get(word)) || 'thing';
  if (type !== 'manner' && type !== 'thing') return type;
  return NARROWER.find(([, words]) => words.has(next))?.[0] ?? type;
}
