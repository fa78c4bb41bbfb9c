import type { DatasetRecord } from './dataset-record';
import type { SquadArticle, SquadQuestion } from './squad-records';

/** Questions with short answers in two splits that share no article. */
export interface SquadData {
  readonly train: readonly SquadQuestion[];
  readonly dev: readonly SquadQuestion[];
}

export type SquadSplit = keyof SquadData;

/** Deals articles to train and dev, and refuses one that would be in both. */
export class SquadSplits {
  readonly data: Record<SquadSplit, SquadQuestion[]> = { train: [], dev: [] };
  readonly #splitOf = new Map<string, SquadSplit>();

  /** @param split what the file holds; null: its articles go to train and dev by turns */
  add(file: DatasetRecord, articles: readonly SquadArticle[], split: SquadSplit | null): void {
    for (const [i, { title, questions }] of articles.entries()) {
      const target = split ?? (i % 2 === 0 ? 'train' : 'dev');
      const earlier = this.#splitOf.get(title) ?? target;
      if (earlier !== target) {
        const expected = `a title that no article of ${earlier} has, for an article of ${target}`;
        throw file.wrong(`/data/${i}/title`, expected, title);
      }
      this.#splitOf.set(title, target);
      // Not push(...questions): a hostile file has more of them than a call can have arguments.
      for (const question of questions) this.data[target].push(question);
    }
    const filled: readonly SquadSplit[] = split ? [split] : ['train', 'dev'];
    const empty = filled.find((name) => this.data[name].length === 0);
    if (empty) throw file.wrong('/data', `an article with a question for ${empty}`, undefined);
  }
}
