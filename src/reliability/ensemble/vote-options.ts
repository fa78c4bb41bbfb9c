import type { VoteOptions } from '../../contract';
import { checkChoices, checkNames } from './check-choices';
import type { CustomRules } from './custom-rules';
import { normalizationOf } from './normalize';

/** Options with only what differs from the defaults. */
export type PartialVoteOptions = Partial<VoteOptions>;

/**
 * Completes options. Defaults: strategy majority, execution parallel, normalization
 * lowercase_trim, quorum 1, no deadline, ties broken by confidence and then adapter_order, equal
 * weights.
 *
 * The execution decides who is asked, the strategy who wins among those: a cascade takes the answer
 * that it stopped at when the strategy is best_confidence.
 *
 * @param members how many the ensemble has
 * @throws RangeError naming the option that is missing, unknown, out of range, or of no use
 */
export function voteOptions(partial: PartialVoteOptions, members: number): VoteOptions {
  const defaults: VoteOptions = {
    strategy: 'majority',
    execution: 'parallel',
    normalization: 'lowercase_trim',
    quorum: 1,
    deadline_ms: null,
    tie_break: ['confidence', 'adapter_order'],
    weights_source: 'equal',
    consensus: null,
    confidence_threshold: null,
    hedge_delay_ms: null,
    custom_strategy: null,
    custom_normalization: null,
  };
  checkNames(partial, Object.keys(defaults));
  const options = { ...defaults, ...partial };
  checkChoices(options);
  checkCounts(options, members);
  checkExecution(options);
  checkCustom(options);
  if (!(
    options.deadline_ms === null ||
    (options.deadline_ms > 0 && options.deadline_ms < Infinity)
  ))
    refuse('deadline_ms', options.deadline_ms, 'a time above 0, or null for none');
  return options;
}

/** @throws RangeError when a custom rule that options name is not given, or one is that they do not */
export function checkRulesGiven(options: VoteOptions, custom: CustomRules): void {
  if (options.strategy === 'custom' && !custom.strategy)
    throw new RangeError('ensemble: the strategy is custom; give its function as custom.strategy');
  if (options.strategy !== 'custom' && custom.strategy)
    refuse('strategy', options.strategy, 'custom, as custom.strategy is given');
  const known = normalizationOf(options);
  if (!known && !custom.normalize) {
    throw new RangeError(
      `ensemble: the normalization ${options.custom_normalization} is custom; give its function as custom.normalize`,
    );
  }
  if (known && custom.normalize) {
    const name = options.custom_normalization ?? options.normalization;
    refuse('normalization', name, 'one that is not built in, as custom.normalize is given');
  }
}

function checkCounts({ quorum, consensus }: VoteOptions, members: number): void {
  if (members === 0) refuse('the number of members', members, 'at least 1');
  if (!isCount(quorum) || quorum > members)
    refuse('quorum', quorum, `a whole number from 1 to ${members}, the number of members`);
  if (consensus !== null && (!isCount(consensus) || consensus > members))
    refuse('consensus', consensus, `a whole number from 1 to ${members}, the number of members`);
}

/** What each execution needs, and no other takes. */
const NEEDS = {
  sequential: 'consensus',
  cascade: 'confidence_threshold',
  hedged: 'hedge_delay_ms',
} as const;

function checkExecution(options: VoteOptions): void {
  for (const [execution, option] of Object.entries(NEEDS)) {
    const isNeeded = options.execution === execution;
    const value = options[option];
    if (isNeeded && value === null)
      refuse(option, value, `a value, which ${execution} execution stops at`);
    if (!isNeeded && value !== null)
      refuse(option, value, `none, as execution is ${options.execution}`);
    if (value !== null && !(value >= 0 && value < Infinity))
      refuse(option, value, 'a finite number from 0');
  }
  const threshold = options.confidence_threshold;
  if (threshold !== null && threshold > 1)
    refuse('confidence_threshold', threshold, 'a fraction, at most 1');
}

function checkCustom(options: VoteOptions): void {
  for (const kind of ['strategy', 'normalization'] as const) {
    const name = options[`custom_${kind}`];
    if (options[kind] === 'custom' && !name)
      refuse(`custom_${kind}`, name, `the name of the custom ${kind}`);
    if (options[kind] !== 'custom' && name !== null)
      refuse(`custom_${kind}`, name, `none, as ${kind} is ${options[kind]}`);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function refuse(option: string, value: unknown, expected: string): never {
  throw new RangeError(`ensemble: ${option} is ${String(value)}; expected ${expected}`);
}
