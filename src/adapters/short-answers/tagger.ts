import { createRequire } from 'node:module';
import type { ItemEntity, ItsFunction } from 'wink-nlp';
import { ModelError } from '../model-error';
import type { Passage, Token } from './passage';

/** Part of speech (Universal Dependencies) and kind of entity of a token; the latter empty for none. */
export interface Tag {
  readonly pos: string;
  readonly entity: string;
}

export interface Tagger {
  /** Package and version of the model. */
  readonly name: string;
  /** One tag a token of the passage. */
  tag(passage: Passage): Tag[];
}

const ENGINE = 'wink-nlp';
const MODEL = 'wink-eng-lite-web-model';

/**
 * The tagger of wink-nlp with its small English model.
 *
 * @throws ModelError `missing_packages` when they, which are optional peers, are not installed
 */
export async function loadTagger(): Promise<Tagger> {
  const { winkNlp, model } = await loadPackages();
  const nlp = winkNlp(model);
  const its: WordProperties = nlp.its;
  return {
    name: `${MODEL}@${versionOf(MODEL)}`,
    tag({ text, tokens }) {
      const doc = nlp.readDoc(text);
      const words = doc.tokens();
      const parts = words.out(its.pos);
      const kinds = parts.map(() => '');
      doc.entities().each((entity: ItemEntity) => {
        const [from, to] = entity.out(its.span);
        kinds.fill(entity.out(its.type), Number(from), Number(to) + 1);
      });
      const ends = endsOf(words.out(its.precedingSpaces), words.out(its.value));
      return firstOverlapping(tokens, ends).map((word) => ({
        pos: parts[word] ?? 'X',
        entity: kinds[word] ?? '',
      }));
    },
  };
}

/** What wink-nlp tells of words and entities; its own type has them as methods, which they are not. */
interface WordProperties {
  readonly pos: ItsFunction<string>;
  readonly value: ItsFunction<string>;
  readonly precedingSpaces: ItsFunction<string>;
  readonly type: ItsFunction<string>;
  /** Indices of the first and the last word. */
  readonly span: ItsFunction<number[]>;
}

/** Where each word ends in the text, in UTF-16 code units. */
function endsOf(spaces: readonly string[], words: readonly string[]): number[] {
  let end = 0;
  return words.map((word, i) => (end += (spaces[i]?.length ?? 0) + word.length));
}

/** The tagger's words are not our tokens: for each token, the first of its words that overlaps it. */
function firstOverlapping(tokens: readonly Token[], ends: readonly number[]): number[] {
  let word = 0;
  return tokens.map(({ start }) => {
    while (word < ends.length && (ends[word] ?? 0) <= start) word++;
    return word;
  });
}

async function loadPackages() {
  try {
    const { default: winkNlp } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    return { winkNlp, model };
  } catch (cause) {
    throw new ModelError('missing_packages', `the syntactic view needs ${ENGINE} and ${MODEL}`, {
      help: `npm install ${ENGINE}@2 ${MODEL}@1`,
      cause,
    });
  }
}

function versionOf(name: string): string {
  const { version } = createRequire(import.meta.url)(`${name}/package.json`) as { version: string };
  return version;
}
