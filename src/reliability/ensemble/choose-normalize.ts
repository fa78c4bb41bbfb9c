import type { VoteOptions } from '../../contract';
import type { CustomRules } from './custom-rules';
import { normalizationOf, type Normalize } from './normalize';

/**
 * The normalization to use: the one that options name, or for a custom one that is not known by
 * name the one given.
 *
 * @returns undefined for a custom one that is neither known nor given
 */
export function knownNormalize(
  options: VoteOptions,
  { normalize }: CustomRules,
): Normalize | undefined {
  return normalizationOf(options) ?? normalize;
}

/** @throws RangeError for a custom normalization that is neither known nor given */
export function chooseNormalize(options: VoteOptions, custom: CustomRules): Normalize {
  const known = knownNormalize(options, custom);
  if (known) return known;
  throw new RangeError(
    `the normalization ${options.custom_normalization} is custom; give its function`,
  );
}
