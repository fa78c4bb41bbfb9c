import type { JsonObject, ObjectShape } from './object';
import { tellMissing, type Problems } from './place';

/** A property that is there, or that is required and has one of some values. */
export type Branch = readonly [name: string, ...values: unknown[]];

/** An object that has one of the branches at least. */
export function anyOf(
  shape: ObjectShape,
  ...branches: Branch[]
): ObjectShape & { readonly anyOf: readonly Branch[] } {
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    const start = problems.length;
    shape(value, problems, closed);
    if (
      problems.length === start &&
      !branches.some(([name, ...values]) => {
        // An object, unless no more problems are told.
        const found = (value as JsonObject | null | undefined)?.[name];
        return values[0] ? values.includes(found) : found !== undefined;
      })
    )
      tellMissing(value, problems, branches.filter((one) => !one[1]).join(' or '), 'anyOf');
  };
  return Object.assign(check, { ...shape, anyOf: branches });
}
