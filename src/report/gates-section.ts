import type { QualityResult } from '../contract';
import { demandOf, foundBy } from '../wording';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';

/** A row for each gate, with its outcome in words. */
export function gatesSection(results: readonly QualityResult[]): string[] {
  if (results.length === 0) return ['## Quality gates', 'No quality gates were set.'];
  const rows = results.map((gate) => [
    markdownText(gate.metric),
    gate.adapter_id === undefined ? '' : markdownText(gate.adapter_id),
    gate.split === undefined ? '' : markdownText(gate.split),
    demandOf(gate),
    foundBy(gate),
    gate.passed ? 'passed' : '**failed**',
  ]);
  const table = markdownTable(
    [
      { head: 'Metric', align: 'left' },
      { head: 'Adapter', align: 'left' },
      { head: 'Split', align: 'left' },
      { head: 'Required', align: 'right' },
      { head: 'Measured', align: 'right' },
      { head: 'Outcome', align: 'left' },
    ],
    rows,
  );
  return ['## Quality gates', table];
}
