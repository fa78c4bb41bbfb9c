import { tell, type Place } from './place';
import type { Shape } from './shape';
import { didYouMean, show } from './words';

/** One of a few values. */
export function oneOf(...values: unknown[]): Shape & { readonly values: readonly unknown[] } {
  const rule = values.length > 1 ? 'enum' : 'const';
  return Object.assign(
    (value: unknown, _closed: boolean, at?: Place) =>
      !values.includes(value) && tellOneOf(value, at, values, rule),
    { values },
  );
}

/** Tells that a value is none of a few, and what was probably meant. */
export function tellOneOf(
  value: unknown,
  at: Place | undefined,
  values: readonly unknown[],
  rule: string,
): true {
  if (!at) return true;
  const [, hint] = didYouMean(value, values.map(String));
  const demand = `be ${values[1] ? 'one of ' : ''}${values.map(show).join(', ')}`;
  return tell(value, at, rule, demand, hint);
}
