import { visit, type Problems } from './place';
import type { NamedShape, Shape } from './shape';
import { isOther, OBJECT } from './types';

/** An object with names of the writer's choice. */
export function map(
  title: string,
  propertyNames: Shape,
  additionalProperties: Shape,
): NamedShape & { readonly propertyNames: Shape; readonly additionalProperties: Shape } {
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    if (isOther(value, OBJECT, problems)) return;
    const all = value as Record<string, unknown>;
    for (const key of Object.keys(all)) {
      visit(propertyNames, key, problems, closed, key, '/propertyNames');
      visit(additionalProperties, all[key], problems, closed, key, '/additionalProperties');
    }
  };
  return Object.assign(check, { title, propertyNames, additionalProperties });
}
