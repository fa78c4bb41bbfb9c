import type { Problem } from './problem';
import type { Shape } from './shape';

export type JsonObject = Record<string, unknown>;

/** A value, the shape it should have, and how it was reached. */
export interface Place {
  readonly value: unknown;
  readonly shape: Shape;
  readonly parent?: Place | undefined;
  readonly key?: string | number | undefined;
}

/** The shape of what its parent refuses as a whole, such as a property that is not known. */
export const NONE: Shape = {};

/** A mistake in words. */
export interface Mistake {
  readonly rule: string;
  /** Completes the sentence "it must …". */
  readonly demand: string;
  readonly hint?: string;
  readonly message?: string;
}

/** A mistake and its place as a problem. */
export function problemAt(at: Place, mistake: Mistake): Problem {
  const { rule, demand, hint = `it must ${demand}` } = mistake;
  const received = show(at.value);
  return {
    rule,
    instancePath: instancePath(at),
    schemaPath: `${schemaPath(at)}/${rule}`,
    message: mistake.message ?? `${subject(at)} must ${demand}, not ${received}`,
    expected: demand,
    received,
    hint,
  };
}

/** What a message calls the value at a place. */
export function subject({ shape, parent, key }: Place): string {
  return String(parent ? key : shape.name);
}

/** A value in a message, shortened. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}

export function isObject(value: unknown): value is JsonObject {
  return !!value && typeof value === 'object' && !Array.isArray(value);
}

function instancePath({ parent, key }: Place): string {
  if (!parent) return '';
  return `${instancePath(parent)}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** From the nearest shape with a name, which is where a `$ref` led. */
function schemaPath({ shape, parent, key }: Place): string {
  if (shape.name && (parent || !shape.version)) return `/$defs/${shape.name}`;
  if (!parent) return '';
  const { properties = {}, items } = parent.shape;
  const path = schemaPath(parent);
  if (shape === NONE) return path;
  if (Object.hasOwn(properties, `${key}`)) return `${path}/properties/${key}`;
  return `${path}/${items ? 'items' : 'additionalProperties'}`;
}
