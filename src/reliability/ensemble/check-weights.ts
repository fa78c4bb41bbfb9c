import type { Adapter } from '../../adapters';

/** @throws RangeError when weights do not fit the members, or two members have one name */
export function checkWeights(members: readonly Adapter[], weights: readonly number[]): void {
  const ids = members.map(({ adapter_id }) => adapter_id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new RangeError(`ensemble: two members are named ${twice}; give each a name of its own`);
  if (weights.length !== members.length) {
    throw new RangeError(
      `ensemble: ${weights.length} weights for ${members.length} members; expected one for each`,
    );
  }
  const broken = weights.find((weight) => !(weight >= 0 && weight < Infinity));
  if (broken !== undefined)
    throw new RangeError(`ensemble: a weight is ${broken}; expected a finite number from 0`);
  if (members.length > 0 && weights.every((weight) => weight === 0))
    throw new RangeError('ensemble: all weights are 0; expected at least one above');
}
