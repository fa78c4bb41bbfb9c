import { defineRule } from './rule';

/** From the least to the most that is promised. */
const STABILITIES = ['draft', 'alpha', 'beta', 'stable'];

/** What an operation that does not say counts as: some promise, but not which. */
const UNSAID = 'beta';

/** Whether a contract promises nothing yet about an operation of that `x-stability-level`. */
export function isUnpromised(stability: string | undefined): boolean {
  return stability === 'draft' || stability === 'alpha';
}

/** An operation that was promised to stay is promised less. */
export const stabilityLowered = defineRule({
  on: 'operation',
  level: 'wire',
  title: 'The stability of an operation is lower, or no level',
  help: 'Keep x-stability-level, one of draft, alpha, beta and stable; it can only rise.',
  check({ client, server }, { client: age }) {
    const after = server?.stability;
    if (!client || age !== 'old' || after === client.stability || after === undefined)
      return undefined;
    const before = client.stability ?? UNSAID;
    const isKnown = STABILITIES.includes(after);
    if (isKnown && STABILITIES.indexOf(after) >= STABILITIES.indexOf(before)) return undefined;
    const what = isKnown ? `is lower than ${before}` : 'is no level';
    return { message: `the stability ${JSON.stringify(after)} ${what}`, values: [after] };
  },
});
