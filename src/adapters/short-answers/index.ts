/**
 * Local models for short answers: each answers a question with words of the passage that it is
 * asked about. Rules, and rankers that are trained on this machine in seconds, over different views
 * of the text, so that they make different mistakes.
 */

/** A question as an adapter is asked it. */
export {
  readShortAnswerRequest,
  shortAnswerRequest,
  type ShortAnswerExample,
  type ShortAnswerQuestion,
} from './short-answer-request';

/** Takes questions and passages apart; holds the models that the views need. */
export {
  openShortAnswerReader,
  type ReadOptions,
  type ShortAnswerReader,
  type ShortAnswerReaderOptions,
} from './short-answer-reader';
export type { PreparedPassage, PreparedQuestion } from './prepared-question';
export type { View } from './views';

/** Rankers: trained, written and read. */
export { trainSpanRanker, type SpanTrainingOptions } from './train-span-ranker';
export type { SpanRanker } from './span-ranker';
export {
  decodeSpanRanker,
  encodeSpanRanker,
  SPAN_RANKER_FILES,
  type SpanRankerFile,
} from './span-ranker-files';

/** The adapters. */
export {
  createBm25Adapter,
  createSpanAdapter,
  type ShortAnswerAdapterOptions,
} from './short-answer-adapter';
