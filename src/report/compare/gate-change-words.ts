import type { GateChange } from './run-comparison';

/** What became of a gate from A to B. */
export const GATE_CHANGE_WORDS: Readonly<Record<GateChange, string>> = {
  newly_failing: 'newly failing',
  still_failing: 'still failing',
  only_in_b: 'only in B',
  only_in_a: 'only in A',
  newly_passing: 'newly passing',
  still_passing: 'still passing',
};
