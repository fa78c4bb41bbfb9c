import { demandOf, foundBy } from '../gate-text';
import { markdownTable } from '../markdown-table';
import { markdownText } from '../markdown-text';
import type { ComparedGate, GateChange, GateOutcome } from './run-comparison';

const CHANGES: Readonly<Record<GateChange, string>> = {
  newly_failing: '**newly failing**',
  still_failing: 'still failing',
  only_in_b: 'only in B',
  only_in_a: 'only in A',
  newly_passing: 'newly passing',
  still_passing: 'still passing',
};

/** A row for each gate of either run, what A passed and B fails first. */
export function comparedGatesSection(gates: readonly ComparedGate[]): string[] {
  if (gates.length === 0) return ['## Quality gates', 'Neither run has quality gates.'];
  const table = markdownTable(
    [
      { head: 'Metric', align: 'left' },
      { head: 'Adapter', align: 'left' },
      { head: 'Split', align: 'left' },
      { head: 'A', align: 'left' },
      { head: 'B', align: 'left' },
      { head: 'Change', align: 'left' },
    ],
    gates.map((gate) => [
      markdownText(gate.metric),
      gate.adapter_id === undefined ? '' : markdownText(gate.adapter_id),
      gate.split === undefined ? '' : markdownText(gate.split),
      outcomeText(gate, gate.a),
      outcomeText(gate, gate.b),
      CHANGES[gate.change],
    ]),
  );
  return ['## Quality gates', table];
}

function outcomeText({ comparator }: ComparedGate, outcome: GateOutcome | null): string {
  if (!outcome) return '(no such gate)';
  const verdict = outcome.passed ? 'passed' : 'failed';
  return `${verdict}: ${foundBy(outcome)}, required ${demandOf({ ...outcome, comparator })}`;
}
