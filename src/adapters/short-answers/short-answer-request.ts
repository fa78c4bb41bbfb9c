import type { AdapterRequest } from '../adapter';
import { ModelError } from '../model-error';

/** A question about a passage. */
export interface ShortAnswerQuestion {
  readonly passage: string;
  readonly question: string;
}

/** A question whose answers are known. */
export interface ShortAnswerExample extends ShortAnswerQuestion {
  /** Every answer that is accepted, in the words of the passage. */
  readonly answers: readonly string[];
}

const INSTRUCTION =
  'Answer the question with the fewest words that answer it, copied from the passage exactly. Write nothing else.';

const HEAD = 'Passage:\n';
const SEPARATOR = '\n\nQuestion: ';

/** Longer passages are refused: the work grows with their length. */
const MAX_PASSAGE = 20_000;
const MAX_QUESTION = 1000;

/** The request that asks it, of a local model or of any other that follows instructions. */
export function shortAnswerRequest({ passage, question }: ShortAnswerQuestion): AdapterRequest {
  return {
    messages: [
      { role: 'system', content: INSTRUCTION },
      { role: 'user', content: `${HEAD}${passage}${SEPARATOR}${question}` },
    ],
    max_tokens: 32,
  };
}

/**
 * The question that a request asks.
 *
 * @throws ModelError `invalid_input` when it is not one of `shortAnswerRequest`, or too long
 */
export function readShortAnswerRequest({ messages }: AdapterRequest): ShortAnswerQuestion {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const at = content.lastIndexOf(SEPARATOR);
  if (!content.startsWith(HEAD) || at === -1) {
    throw new ModelError('invalid_input', 'the request asks no question about a passage', {
      help: 'make it with shortAnswerRequest',
    });
  }
  const passage = content.slice(HEAD.length, at);
  const question = content.slice(at + SEPARATOR.length);
  if (passage.length > MAX_PASSAGE || question.length > MAX_QUESTION) {
    throw new ModelError(
      'invalid_input',
      `the passage has ${passage.length} characters and the question ${question.length}`,
      { help: `ask about at most ${MAX_PASSAGE} characters, with at most ${MAX_QUESTION}` },
    );
  }
  return { passage, question };
}
