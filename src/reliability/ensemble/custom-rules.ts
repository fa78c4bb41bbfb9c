import type { VoteMember } from '../../contract';
import type { Normalize } from './normalize';

/** Scores of answers by a rule of the caller's; an answer that is left out scores 0. */
export type ScoreAnswers = (voters: readonly VoteMember[]) => ReadonlyMap<string, number>;

/** Functions that options can only name. */
export interface CustomRules {
  readonly strategy?: ScoreAnswers;
  /** May throw or return null: the member then abstains as `unparsable`. */
  readonly normalize?: Normalize;
}
