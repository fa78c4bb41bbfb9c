import fc from 'fast-check';
import type { ShortAnswerExample } from '../../../src/adapters';
import { candidateSpans } from '../../../src/adapters/short-answers/candidate-spans';
import { readPassage } from '../../../src/adapters/short-answers/passage';
import type { PreparedQuestion } from '../../../src/adapters/short-answers/prepared-question';
import { readQuestion } from '../../../src/adapters/short-answers/question';
import { matchSentences } from '../../../src/adapters/short-answers/sentence-match';

const LIGHTHOUSE =
  'The lighthouse of Varn was built in 1874 by Ida Holm. It stands on a cliff near Osk, 62 metres above the sea. Its lamp was replaced by Jonas Berg in March 1931.';
const BREAD =
  'Rye bread came to the valley with millers from Tarn. Most families baked twelve loaves a month. The old oven was torn down in 1950 because its chimney leaked.';

/** Questions about invented passages, small enough to train on within a test. */
export const EXAMPLES: readonly ShortAnswerExample[] = [
  [LIGHTHOUSE, 'Who built the lighthouse of Varn?', 'Ida Holm'],
  [LIGHTHOUSE, 'In what year was the lighthouse built?', '1874'],
  [LIGHTHOUSE, 'Who replaced the lamp?', 'Jonas Berg'],
  [LIGHTHOUSE, 'When was the lamp replaced?', 'March 1931'],
  [LIGHTHOUSE, 'How high above the sea does it stand?', '62 metres'],
  [BREAD, 'Where did the millers come from?', 'Tarn'],
  [BREAD, 'How many loaves did most families bake?', 'twelve'],
  [BREAD, 'When was the old oven torn down?', '1950'],
].map(([passage = '', question = '', answer = '']) => ({ passage, question, answers: [answer] }));

/** A question read without any model: tags follow the looks of words, similarities their order. */
export function readPlainly({ passage: text, question: asked }: ShortAnswerExample) {
  const passage = readPassage(text);
  const question = readQuestion(asked);
  return {
    passage,
    question,
    spans: candidateSpans(passage),
    matches: matchSentences(passage, question),
    tags: passage.tokens.map(({ shape, stem }) => ({
      pos: shape === 'lower' && stem === '' ? 'ADP' : shape === 'lower' ? 'VERB' : 'NOUN',
      entity: shape === 'year' ? 'DATE' : '',
    })),
    similarities: passage.sentences.map((_, i) => 1 / (i + 2)),
  } satisfies PreparedQuestion;
}

const ODD_WORDS = [
  ...['the', 'Varn', '1874', '12,5', 'U.S.', 'St.', "Holm's", '. '],
  ...['%', '$', '½', '…', '?', '\n', '\u00a0', 'e\u0301', '中文'],
];

/** Text as people write it, and as nobody does. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...ODD_WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
);
