import { tellMissing } from './place';
import { isObject, type Shape } from './shape';

/** That a property is there, or which values one has that is required. */
interface Branch {
  readonly required?: readonly [string];
  readonly properties?: Readonly<Record<string, { readonly enum: readonly unknown[] }>>;
}

/** A shape of an object that has at least one of some branches. */
export function anyOf<S extends Shape>(
  shape: S,
  ...branches: Branch[]
): S & { readonly anyOf: Branch[] } {
  const hasOne = (value: unknown): boolean =>
    isObject(value) &&
    branches.some(
      ({ required = [], properties = {} }) =>
        required.every((key) => value[key] !== undefined) &&
        Object.entries(properties).every(([key, property]) => property.enum.includes(value[key])),
    );
  return {
    ...shape,
    anyOf: branches,
    accepts: (value, closed) => shape.accepts(value, closed) && hasOne(value),
    report(at) {
      const before = at.problems.length;
      shape.report(at);
      if (at.problems.length > before || hasOne(at.value)) return;
      tellMissing(at, branches.flatMap(({ required = [] }) => required).join(' or '), 'anyOf');
    },
  };
}
