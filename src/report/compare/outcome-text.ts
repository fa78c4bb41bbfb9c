import type { Comparator } from '../../contract';
import { demandOf, foundBy } from '../../wording';
import type { GateOutcome } from './run-comparison';

/** How a run did at a gate: `passed: 0.520, required at least 0.5`. */
export function outcomeText(comparator: Comparator, outcome: GateOutcome | null): string {
  if (!outcome) return '(no such gate)';
  const verdict = outcome.passed ? 'passed' : 'failed';
  return `${verdict}: ${foundBy(outcome)}, required ${demandOf({ ...outcome, comparator })}`;
}
