import { setImmediate } from 'node:timers/promises';
import { openSentenceEncoder, type SentenceEncoder } from '../encoder/encoder';
import { dot } from '../lora/ranker';
import { ModelError } from '../model-error';
import { BoundedMap } from './bounded-map';
import { candidateSpans } from './candidate-spans';
import { readPassage } from './passage';
import { readQuestion } from './question';
import { matchSentences } from './sentence-match';
import { SentenceVectors } from './sentence-vectors';
import type { ShortAnswerQuestion } from './short-answer-request';
import { loadTagger, type Tagger } from './tagger';
import type { PreparedPassage, PreparedQuestion } from './prepared-question';
import { needsGrammar, needsMeaning, type View } from './views';

/** Passages kept in memory: those of a data set are asked about several times in a row. */
const REMEMBERED = 256;

export interface ShortAnswerReaderOptions {
  /** What rankers over the reader's questions may look at; none for BM25 alone. */
  readonly views: readonly View[];
  /** Folder in which the encoder keeps vectors between runs. Default: none, nothing is kept. */
  readonly cacheDir?: string;
  /** Threads of the encoder. Default 2, at most the machine's cores. */
  readonly workers?: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called as the encoder's texts are done; never without an encoder. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Takes questions and passages apart, as far as its views need it. */
export interface ShortAnswerReader {
  /**
   * The models that the features of a view depend on, with their versions.
   *
   * @throws ModelError `invalid_input` when the reader was not opened for the view
   */
  models(view: View): readonly string[];
  /** In the order of the questions. Passages that come again are not taken apart again. */
  read(
    questions: readonly ShortAnswerQuestion[],
    options?: ReadOptions,
  ): Promise<PreparedQuestion[]>;
  /** Ends the encoder's threads. */
  close(): Promise<void>;
}

/**
 * Loads what the views need: `syntactic` the tagger of wink-nlp, `encoder` the sentence encoder,
 * `all_views` both.
 *
 * @throws ModelError `missing_packages` when these, which are optional peers, are not installed
 */
export async function openShortAnswerReader({
  views,
  ...encoderOptions
}: ShortAnswerReaderOptions): Promise<ShortAnswerReader> {
  const tagger = views.some(needsGrammar) ? await loadTagger() : undefined;
  const encoder = views.some(needsMeaning) ? await openSentenceEncoder(encoderOptions) : undefined;
  return new Reader(views, tagger, encoder);
}

class Reader implements ShortAnswerReader {
  readonly #views: readonly View[];
  readonly #tagger: Tagger | undefined;
  readonly #encoder: SentenceEncoder | undefined;
  readonly #vectors: SentenceVectors | undefined;
  readonly #passages = new BoundedMap<PreparedPassage>(REMEMBERED);

  constructor(
    views: readonly View[],
    tagger: Tagger | undefined,
    encoder: SentenceEncoder | undefined,
  ) {
    this.#views = views;
    this.#tagger = tagger;
    this.#encoder = encoder;
    this.#vectors = encoder && new SentenceVectors(encoder);
  }

  models(view: View): string[] {
    if (!this.#views.includes(view) && !this.#views.includes('all_views')) {
      throw new ModelError('invalid_input', `the reader was not opened for the view ${view}`, {
        help: `openShortAnswerReader({ views: ['${view}'] })`,
      });
    }
    const names = [
      needsGrammar(view) && this.#tagger?.name,
      needsMeaning(view) && this.#encoder?.name,
    ];
    return names.filter((name) => typeof name === 'string');
  }

  async read(
    questions: readonly ShortAnswerQuestion[],
    { signal, ...progress }: ReadOptions = {},
  ): Promise<PreparedQuestion[]> {
    const prepared: PreparedQuestion[] = [];
    for (const { passage: text, question: asked } of questions) {
      signal?.throwIfAborted();
      const parts = this.#prepare(text);
      const question = readQuestion(asked);
      prepared.push({ ...parts, question, matches: matchSentences(parts.passage, question) });
      // Lets timers and signals through: a data set takes a second.
      if (questions.length > 1) await setImmediate();
    }
    return this.#compare(prepared, { ...progress, ...(signal && { signal }) });
  }

  async close(): Promise<void> {
    await this.#encoder?.close();
  }

  #prepare(text: string): PreparedPassage {
    const known = this.#passages.get(text);
    if (known) return known;
    const passage = readPassage(text);
    const tags = this.#tagger?.tag(passage);
    const parts = { passage, spans: candidateSpans(passage), ...(tags && { tags }) };
    this.#passages.set(text, parts);
    return parts;
  }

  /** Adds how similar each sentence is to its question. */
  async #compare(prepared: PreparedQuestion[], options: ReadOptions): Promise<PreparedQuestion[]> {
    if (!this.#vectors) return prepared;
    const texts = prepared.flatMap(({ passage, question }) => [
      question.text,
      ...passage.sentences.map(({ text }) => text),
    ]);
    const vectors = await this.#vectors.of(texts, options);
    const vectorOf = (text: string) => vectors.get(text) ?? new Float64Array();
    return prepared.map((read) => ({
      ...read,
      similarities: read.passage.sentences.map(({ text }) =>
        dot(vectorOf(text), vectorOf(read.question.text)),
      ),
    }));
  }
}
