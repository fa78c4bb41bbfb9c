import type { JsonObject, JsonValue } from '../../artifacts';
import type { SchemaAt } from './model';
import { isObject, type Node } from './node';
import { projectMessage, type Projection } from './project-message';
import { mapChildren } from './schema-children';

/**
 * A schema of an OpenAPI document as a JSON Schema (2020-12) by itself, projected to one kind of message.
 *
 * @throws CompatError when a reference leads out of the document or nowhere
 */
export function selfContained({ document, node }: SchemaAt, projection: Projection): JsonObject {
  const names = new Map<string, string>();
  const pending: Node[] = [];
  const $defs: JsonObject = {};
  const nameOf = (target: Node): string => {
    const known = names.get(target.pointer);
    if (known !== undefined) return known;
    const name = `s${names.size}`;
    names.set(target.pointer, name);
    pending.push(target);
    return name;
  };
  const root = nameOf(node);
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { value, pointer } = next;
    const projected = projectMessage(document, value, projection, pointer);
    $defs[nameOf(next)] = withReferences(projected, (reference) =>
      nameOf(document.target(reference, pointer)),
    );
  }
  return { $ref: `#/$defs/${root}`, $defs };
}

/** The schema with its references renamed, and its members in order: none depends on theirs. */
function withReferences(schema: JsonValue, nameOf: (reference: string) => string): JsonValue {
  const mapped = mapChildren(sorted(schema), (child) => withReferences(child, nameOf));
  if (!isObject(mapped) || typeof mapped['$ref'] !== 'string') return mapped;
  return { ...mapped, $ref: `#/$defs/${nameOf(mapped['$ref'])}` };
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, child]) => [key, sorted(child)]));
}
