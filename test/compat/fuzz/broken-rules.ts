import { RULES, type Rules } from '../../../src/compat/solver';

type Name = keyof Rules;

/** Each rule, so that it closes branches which have models. */
const TOO_STRONG: { readonly [N in Name]?: Rules[N] } = {
  conflict: () => true,
  noType: (mask) => mask <= 1,
  noAlternative: (possible) => possible <= 1,
  allRefused: (tried, refused) => refused >= tried - 1,
  proved: () => true,
  noSize: (least, most) => least >= most,
  emptyInterval: (low, high) => low >= high,
  allResiduesExcluded: (residues) => residues.some(Boolean),
  noWord: (words) => words.every((word) => word.length <= 2),
  noValue: (status) => status !== 'sat',
  noPlace: (assignments) => assignments <= 1,
  fewKeys: (capacity, least) => capacity <= least,
  noLength: (lengths) => lengths <= 1,
  fewValues: (matched, items) => matched <= items,
  noPair: (pairs) => pairs <= 1,
};

/** A set of rules of which one is broken. */
export interface Broken {
  readonly name: string;
  readonly rules: Rules;
  /** Whether it is applied too often, so that what is false can be proved. */
  readonly isUnsound: boolean;
}

/** Each rule broken in turn: never applied, and applied too often. */
export function brokenRules(): Broken[] {
  // The keys of RULES are the names of the rules.
  const names = Object.keys(RULES) as Name[];
  return names.flatMap((name) => {
    const strong = TOO_STRONG[name];
    const missing = { ...RULES, [name]: () => false };
    return [
      // That nothing is ever proved for good costs time alone.
      ...(name === 'proved' ? [] : [{ name: `${name} missing`, rules: missing, isUnsound: false }]),
      ...(strong
        ? [{ name: `${name} too strong`, rules: { ...RULES, [name]: strong }, isUnsound: true }]
        : []),
    ];
  });
}
