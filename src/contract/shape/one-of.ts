import { isFull, tell, type Problems } from './place';
import type { Shape } from './shape';
import { didYouMean, show } from './words';

/** One of a few values. */
export function oneOf(...values: unknown[]): Shape & { readonly values: readonly unknown[] } {
  const check = (value: unknown, problems: Problems): void => {
    if (!values.includes(value)) tellOneOf(value, problems, values);
  };
  return Object.assign(check, { values });
}

/** Tells that a value is none of a few, and what was probably meant. */
export function tellOneOf(
  value: unknown,
  problems: Problems,
  values: readonly unknown[],
  rule = values[1] ? 'enum' : 'const',
  instancePath?: string,
): void {
  if (isFull(problems)) return;
  tell(
    value,
    problems,
    rule,
    `be ${values[1] ? 'one of ' : ''}${values.map(show).join(', ')}`,
    didYouMean(value, values.map(String))[1],
    instancePath,
  );
}
