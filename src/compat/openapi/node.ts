import { escapeSegment, type JsonObject, type JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';

/** A value inside a document, and its JSON Pointer (RFC 6901). */
export interface Node {
  readonly value: JsonValue;
  readonly pointer: string;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object of a node. @throws CompatError when it is something else */
export function objectOf({ value, pointer }: Node): JsonObject {
  if (isObject(value)) return value;
  throw new CompatError(
    `${pointer || 'the document'} is not an object`,
    'Write an object.',
    pointer,
  );
}

/** The member `key`, which is never one of the prototype; undefined when there is none. */
export function memberOf(node: Node, key: string): Node | undefined {
  const object = objectOf(node);
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return value === undefined
    ? undefined
    : { value, pointer: `${node.pointer}/${escapeSegment(key)}` };
}

/** Every member of the object that `key` holds, by its key; none when it holds null or nothing. */
export function membersOf(node: Node, key: string): [key: string, node: Node][] {
  const parent = memberOf(node, key);
  if (!parent || parent.value === null) return [];
  return Object.entries(objectOf(parent)).map(([name, value]) => [
    name,
    { value, pointer: `${parent.pointer}/${escapeSegment(name)}` },
  ]);
}

/** Every item of the array that `key` holds; none when it holds null or nothing. */
export function itemsOf(node: Node, key: string): Node[] {
  const parent = memberOf(node, key);
  if (!parent || parent.value === null) return [];
  if (!Array.isArray(parent.value)) {
    throw new CompatError(`${parent.pointer} is not an array`, 'Write an array.', parent.pointer);
  }
  return parent.value.map((value, index) => ({ value, pointer: `${parent.pointer}/${index}` }));
}

/** The string that `key` holds; undefined when it holds none. */
export function stringAt(node: Node, key: string): string | undefined {
  const value = memberOf(node, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Whether `key` holds true; `otherwise` when it holds no boolean. */
export function flagAt(node: Node, key: string, otherwise = false): boolean {
  const value = memberOf(node, key)?.value;
  return typeof value === 'boolean' ? value : otherwise;
}
