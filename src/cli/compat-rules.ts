import { CONTRACT_RULES, OPENAPI_RULES } from '../compat';

/** Rules of the command itself. */
export const WAIVER_RULES = {
  'waiver-expired': {
    title: 'A waiver is over',
    help: 'Mend the break, or decide again and write a later date.',
  },
  'waiver-unused': {
    title: 'A waiver names nothing that was found',
    help: 'Remove the waiver.',
  },
} as const satisfies Record<string, { title: string; help: string }>;

export type WaiverRule = keyof typeof WAIVER_RULES;

const RULES: Readonly<Record<string, { title: string; help: string }>> = {
  ...CONTRACT_RULES,
  ...OPENAPI_RULES,
  ...WAIVER_RULES,
};

/** What a rule of `crucible compat` is about. */
export function describeCompatRule(rule: string): { title: string; help: string } {
  const known = Object.hasOwn(RULES, rule) ? RULES[rule] : undefined;
  return known ?? { title: rule, help: 'See the message of the finding.' };
}
