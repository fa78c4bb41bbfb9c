import type { Problem } from './problem';
import type { Shape } from './shape';

/** Why a value does not have a shape: one problem for each mistake, none when it has it. */
export function problemsOf(shape: Shape, value: unknown, closed: boolean): Problem[] {
  const problems: Problem[] = [];
  if (shape.accepts(value, closed)) return problems;
  const { name: subject, version } = shape;
  const schemaPath = version ? '' : `/$defs/${subject}`;
  shape.report({ value, closed, problems, subject, instancePath: '', schemaPath });
  return problems;
}
