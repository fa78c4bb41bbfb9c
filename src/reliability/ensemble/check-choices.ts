import { nearMiss, type VoteOptions } from '../../contract';

type Choice = 'strategy' | 'execution' | 'normalization' | 'weights_source';
type Known<Value extends string> = Readonly<Record<Value, true>>;

/** The type has the compiler refuse one that is missing here or in the schema. */
const CHOICES: { readonly [Option in Choice]: Known<VoteOptions[Option]> } = {
  strategy: {
    majority: true,
    weighted: true,
    best_confidence: true,
    unanimous: true,
    custom: true,
  },
  execution: { parallel: true, sequential: true, hedged: true, cascade: true },
  normalization: { none: true, lowercase_trim: true, numeric: true, boolean: true, json: true, custom: true }, // prettier-ignore
  weights_source: { equal: true, given: true, learned: true },
};

const TIE_BREAKS: Known<VoteOptions['tie_break'][number]> = {
  confidence: true,
  adapter_order: true,
};

/** @throws RangeError naming an option that is none, which would otherwise go unheeded */
export function checkNames(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new RangeError(
    `ensemble: there is no option ${unknown}; expected some of ${known.join(', ')}${didYouMean(unknown, known)}`,
  );
}

/**
 * Experiments are run without being type-checked first, where a typing error would pass for another
 * strategy without a word.
 *
 * @throws RangeError naming the option whose value is none of the known ones
 */
export function checkChoices(options: VoteOptions): void {
  for (const [option, known] of Object.entries(CHOICES))
    checkChoice(option, options[option as Choice], Object.keys(known));
  const tieBreak: unknown = options.tie_break;
  if (!Array.isArray(tieBreak)) {
    throw new RangeError(
      `ensemble: tie_break is ${String(tieBreak)}; expected a list of rules, empty for none`,
    );
  }
  for (const rule of options.tie_break) checkChoice('tie_break', rule, Object.keys(TIE_BREAKS));
}

function checkChoice(option: string, value: unknown, known: readonly string[]): void {
  const found = String(value);
  if (known.includes(found)) return;
  throw new RangeError(
    `ensemble: ${option} is ${found}; expected one of ${known.join(', ')}${didYouMean(found, known)}`,
  );
}

function didYouMean(found: string, known: readonly string[]): string {
  const meant = nearMiss(found, known);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
