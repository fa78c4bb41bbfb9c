import type { JsonObject, ObjectShape } from './object';
import type { Problems } from './place';
import { kindOf } from './words';

/** Checks what properties say, without their places. */
type Code = (value: JsonObject, problems: Problems, closed: boolean) => void;

/**
 * An object whose properties are read by `code`, one after the other: an engine makes it several times
 * as fast as a loop over them. That is left to find the places of mistakes.
 */
export function quick(shape: ObjectShape, code: Code): ObjectShape {
  const names = Object.keys(shape.properties).map((label) => label.replace('$', ''));
  const isKnown = (value: JsonObject): boolean => {
    let next = 0;
    for (const key of Object.keys(value))
      if (key !== names[next++] && !(next = names.indexOf(key) + 1)) return false;
    return true;
  };
  const check = (value: unknown, problems: Problems, closed: boolean): void => {
    const start = problems.length;
    if (kindOf(value) === 'object' && (!closed || isKnown(value as JsonObject))) {
      code(value as JsonObject, problems, closed);
      if (problems.length === start) return;
      problems.length = start;
    }
    shape(value, problems, closed);
  };
  return Object.assign(check, shape);
}
