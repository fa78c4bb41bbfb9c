import { OBJECT } from './object';
import { visit } from './place';
import { isObject, type NamedShape, type Shape } from './shape';

/** An object with names of the writer's choice. */
export function map(
  propertyNames: Shape,
  additionalProperties: Shape,
  name: string,
): NamedShape & { readonly propertyNames: Shape; readonly additionalProperties: Shape } {
  return {
    ...OBJECT,
    name,
    propertyNames,
    additionalProperties,
    accepts(value, closed) {
      if (!isObject(value)) return false;
      for (const key in value) {
        if (!propertyNames.accepts(key, closed)) return false;
        if (!additionalProperties.accepts(value[key], closed)) return false;
      }
      return true;
    },
    report(at) {
      if (!isObject(at.value)) return OBJECT.report(at);
      for (const [key, value] of Object.entries(at.value)) {
        visit(at, key, key, propertyNames, '/propertyNames');
        visit(at, key, value, additionalProperties, '/additionalProperties');
      }
    },
  };
}
