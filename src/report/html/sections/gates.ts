import type { QualityResult } from '../../../contract';
import { badge } from '../badge';
import { markup } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table, type Column } from '../table';
import { demandOf, foundBy } from '../../../wording';

/** A row for each gate, its outcome first. */
export function gatesSection(results: readonly QualityResult[]): Section {
  const title = 'Quality gates';
  const id = 'gates';
  if (results.length === 0)
    return { id, title, content: markup`<p>No quality gates were set.</p>` };
  const columns: Column[] = [
    { head: 'Outcome', kind: 'text' },
    { head: 'Metric', kind: 'name' },
    { head: 'Adapter', kind: 'text' },
    { head: 'Split', kind: 'text' },
    { head: 'Required', kind: 'number' },
    { head: 'Measured', kind: 'number' },
  ];
  const rows = results.map((gate) => [
    gate.passed ? badge('good', 'passed') : badge('bad', 'failed'),
    nameText(gate.metric),
    nameText(gate.adapter_id ?? ''),
    nameText(gate.split ?? ''),
    demandOf(gate),
    foundBy(gate),
  ]);
  return { id, title, content: table('What was required and what was measured', columns, rows) };
}
