import type { VoteOptions } from '../../contract';
import { checkWeights } from './check-weights';
import { chooseNormalize } from './choose-normalize';
import type { CustomRules } from './custom-rules';
import type { Normalize } from './normalize';
import { checkRulesGiven, voteOptions, type PartialVoteOptions } from './vote-options';

/** How votes are made and counted, as a caller says it. */
export interface VotingRulesOptions {
  /**
   * For the strategies weighted and custom alone: one for each member, from 0, in any scale. Default:
   * 1 each. With
   * weights, `weights_source` is `given` unless options say `learned`.
   */
  readonly weights?: readonly number[];
  readonly options?: PartialVoteOptions;
  readonly custom?: CustomRules;
}

/** The same, complete and checked. */
export interface VotingRules {
  readonly options: VoteOptions;
  readonly normalize: Normalize;
  readonly weightOf: (index: number) => number;
  readonly custom: CustomRules;
}

/**
 * @throws RangeError for options that are none, weights that do not fit, no members, or two of one
 * name
 */
export function votingRules(
  members: readonly { readonly adapter_id: string }[],
  { weights, options: partial, custom = {} }: VotingRulesOptions,
): VotingRules {
  const weights_source = weights ? 'given' : 'equal';
  const options = voteOptions({ weights_source, ...partial }, members.length);
  checkRulesGiven(options, custom);
  checkWeights(members, weights, options);
  const normalize = chooseNormalize(options, custom);
  return { options, normalize, weightOf: (index) => weights?.[index] ?? 1, custom };
}
