import type { ComparedGate } from '../../compare';
import { GATE_CHANGE_WORDS } from '../../compare/gate-change-words';
import { outcomeText } from '../../compare/outcome-text';
import { badge } from '../badge';
import { markup, type Markup } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table } from '../table';

/** A row for each gate of either run, what A passed and B fails first. */
export function gatesSection(gates: readonly ComparedGate[]): Section {
  const [id, title] = ['gates', 'Quality gates'];
  if (gates.length === 0)
    return { id, title, content: markup`<p>Neither run has quality gates.</p>` };
  const content = table(
    'What both runs were held to',
    [
      { head: 'Change', kind: 'text' },
      { head: 'Metric', kind: 'name' },
      { head: 'Adapter', kind: 'text' },
      { head: 'Split', kind: 'text' },
      { head: 'A', kind: 'text' },
      { head: 'B', kind: 'text' },
    ],
    gates.map((gate) => [
      changeBadge(gate),
      nameText(gate.metric),
      nameText(gate.adapter_id ?? ''),
      nameText(gate.split ?? ''),
      outcomeText(gate.comparator, gate.a),
      outcomeText(gate.comparator, gate.b),
    ]),
  );
  return { id, title, content };
}

function changeBadge({ b, change }: ComparedGate): Markup {
  if (!b) return badge('open', GATE_CHANGE_WORDS[change]);
  return badge(b.passed ? 'good' : 'bad', GATE_CHANGE_WORDS[change]);
}
