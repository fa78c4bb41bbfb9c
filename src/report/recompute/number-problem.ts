import type { UnplacedProblem } from '../../artifacts';
import type { Difference } from './differences';

/** Says of a difference what follows from the records and what was found. */
export function numberProblem(
  rule: string,
  what: string,
  { pointer, expected, found }: Difference,
  hint: string,
): UnplacedProblem {
  const [wanted, received] = [inWords(expected), inWords(found)];
  const message = `${what}: expected ${wanted}, found ${received}`;
  // A member that should be there has no place of its own: its parent is shown.
  const place = found === undefined ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
  return { rule, pointer: place, message, expected: wanted, received, hint };
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
