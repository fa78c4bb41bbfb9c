import { visit, type Place } from './place';
import type { NamedShape, Shape } from './shape';
import { isOther, OBJECT } from './types';

/** An object with names of the writer's choice. */
export function map(
  title: string,
  propertyNames: Shape,
  additionalProperties: Shape,
): NamedShape & { readonly propertyNames: Shape; readonly additionalProperties: Shape } {
  const check = (value: unknown, closed: boolean, at?: Place): boolean => {
    if (isOther(value, OBJECT, at)) return true;
    const all = value as Record<string, unknown>;
    for (const key of Object.keys(all)) {
      const isWrong = visit(propertyNames, key, closed, at, key, '/propertyNames');
      if (isWrong && !at) return true;
      if (visit(additionalProperties, all[key], closed, at, key, '/additionalProperties') && !at)
        return true;
    }
    return false;
  };
  return Object.assign(check, { title, propertyNames, additionalProperties });
}
