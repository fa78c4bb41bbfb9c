import { markdownTable } from '../markdown-table';
import { markdownText } from '../markdown-text';
import { GATE_CHANGE_WORDS } from './gate-change-words';
import { outcomeText } from './outcome-text';
import type { ComparedGate, GateChange } from './run-comparison';

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
      outcomeText(gate.comparator, gate.a),
      outcomeText(gate.comparator, gate.b),
      changeText(gate.change),
    ]),
  );
  return ['## Quality gates', table];
}

function changeText(change: GateChange): string {
  const words = GATE_CHANGE_WORDS[change];
  return change === 'newly_failing' ? `**${words}**` : words;
}
