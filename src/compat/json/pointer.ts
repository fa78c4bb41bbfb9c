import { escapeSegment, pointerSegments } from '../../artifacts';
import { isObject, type Json } from './json';

/** The value at a JSON Pointer (RFC 6901), never one of a prototype; undefined when nothing is there. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  return pointerSegments(pointer).reduce<Json | undefined>(step, value);
}

/** The pointer itself when something is there, or else that of the nearest thing around it. */
export function nearestPointer(value: Json, pointer: string): string {
  let around = '';
  let inner: Json | undefined = value;
  for (const segment of pointerSegments(pointer)) {
    inner = step(inner, segment);
    if (inner === undefined) break;
    around += `/${escapeSegment(segment)}`;
  }
  return around;
}

function step(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value))
    return /^(0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}
