import { tellMissing } from './place';
import { isObject, type Shape } from './shape';

/** A property that is there, or that is required and has one of some values. */
export type Branch = readonly [name: string, ...values: unknown[]];

/** A shape of an object that has at least one of some branches. */
export function anyOf<S extends Shape>(
  shape: S,
  ...branches: Branch[]
): S & { readonly anyOf: readonly Branch[] } {
  const hasOne = (value: unknown): boolean =>
    isObject(value) &&
    branches.some(([name, ...values]) =>
      values[0] ? values.includes(value[name]) : value[name] !== undefined,
    );
  return {
    ...shape,
    anyOf: branches,
    accepts: (value, closed) => shape.accepts(value, closed) && hasOne(value),
    report(at) {
      const before = at.problems.length;
      shape.report(at);
      if (at.problems.length > before || hasOne(at.value)) return;
      tellMissing(at, branches.filter((branch) => !branch[1]).join(' or '), 'anyOf');
    },
  };
}
