import type { Report } from '../../../contract';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table } from '../table';

/** The run's point in the sweep. */
export function parametersSection(params: Report['params']): Section[] {
  const entries = Object.entries(params);
  if (entries.length === 0) return [];
  const content = table(
    'What this run was made with',
    [
      { head: 'Parameter', kind: 'name' },
      { head: 'Value', kind: 'text' },
    ],
    entries.map(([name, value]) => [nameText(name), String(value)]),
  );
  return [{ id: 'parameters', title: 'Parameters', content }];
}
