import { sum } from 'd3-array';
import type { VoteOptions } from '../../contract';

/**
 * @param weights undefined when every member has the weight 1
 * @throws RangeError when weights do not fit the members, or are none, or have another source than
 *   options say, or the strategy has no use for them, or when two members have one name
 */
export function checkWeights(
  members: readonly { readonly adapter_id: string }[],
  weights: readonly number[] | undefined,
  { weights_source, strategy }: VoteOptions,
): void {
  const ids = members.map(({ adapter_id }) => adapter_id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new RangeError(`ensemble: two members are named ${twice}; give each a name of its own`);
  if (weights && strategy !== 'weighted' && strategy !== 'custom') {
    throw new RangeError(
      `ensemble: weights are given, and the strategy ${strategy} has no use for them; expected weighted or custom`,
    );
  }
  if (weights) return checkGiven(weights, members.length, weights_source);
  if (weights_source !== 'equal')
    throw new RangeError(`ensemble: weights_source is ${weights_source}; give the weights as well`);
}

function checkGiven(
  weights: readonly number[],
  members: number,
  source: VoteOptions['weights_source'],
): void {
  if (weights.length !== members) {
    throw new RangeError(
      `ensemble: ${weights.length} weights for ${members} members; expected one for each`,
    );
  }
  const broken = weights.find((weight) => !(weight >= 0));
  if (broken !== undefined)
    throw new RangeError(`ensemble: a weight is ${broken}; expected a number from 0`);
  const total = sum(weights);
  if (total === 0) throw new RangeError('ensemble: all weights are 0; expected at least one above');
  // Larger scores are no numbers that a record may hold.
  if (total > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`ensemble: the weights add up to ${total}; expected at most 2^53 - 1`);
  if (source === 'equal' && weights.some((weight) => weight !== weights[0]))
    throw new RangeError('ensemble: weights_source is equal, but the weights given are not');
}
