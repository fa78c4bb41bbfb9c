import type { Span } from './candidate-spans';
import type { Passage } from './passage';
import type { Question } from './question';
import type { SentenceMatch } from './sentence-match';
import type { Tag } from './tagger';

/** A passage as far as the views need it. */
export interface PreparedPassage {
  readonly passage: Passage;
  /** Every run of tokens that could be an answer. */
  readonly spans: readonly Span[];
  /** Of each token; absent where no grammar is looked at. */
  readonly tags?: readonly Tag[];
}

/** A question with its passage, as far as the views need them. */
export interface PreparedQuestion extends PreparedPassage {
  readonly question: Question;
  /** Of each sentence. */
  readonly matches: readonly SentenceMatch[];
  /** Of each sentence to the question, from -1 to 1; absent where no meaning is looked at. */
  readonly similarities?: readonly number[];
}
