import { escapeSegment, pointerSegments, type JsonObject, type JsonValue } from '../../artifacts';
import { isObject, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { projectMessage, type Projection } from './project-message';
import { mapChildren } from './schema-children';

/** A schema inside of a document, projected, and the pointers of those that it refers to. */
interface Definition {
  readonly schema: JsonValue;
  readonly references: ReadonlySet<string>;
}

/** The schemas of one document as one kind of message has them, each projected once. */
export class MessageSchemas {
  readonly #definitions = new Map<string, Definition>();

  constructor(
    readonly document: OpenApiDocument,
    readonly projection: Projection,
  ) {}

  /**
   * A schema as a JSON Schema (2020-12) by itself, with all it refers to in its `$defs`. Neither the
   * place of the schema nor the order of members shows in it.
   *
   * @throws CompatError when a reference leads out of the document or nowhere
   */
  standalone(node: Node): JsonObject {
    const root = this.#define(node);
    const needed = new Set(root.references);
    for (const pointer of needed) {
      for (const further of this.#at(pointer).references) needed.add(further);
    }
    if (needed.size === 0) return isObject(root.schema) ? root.schema : { allOf: [root.schema] };
    const definitions = [...needed]
      .sort()
      .map((pointer): [string, JsonValue] => [pointer, this.#at(pointer).schema]);
    return { allOf: [root.schema], $defs: Object.fromEntries(definitions) };
  }

  /**
   * Where in the document a place stands of the schema that {@link standalone} made of a node; the
   * nearest thing around it where the document says the same in other words, or does not say it.
   */
  pointerTo(node: Node, place: string): string {
    const segments = pointerSegments(place);
    const hasDefinitions = this.#define(node).references.size > 0;
    const [first, name = '', ...rest] = segments;
    const start = hasDefinitions && first === '$defs' ? name : node.pointer;
    const inside = hasDefinitions ? rest : segments;
    const pointer = inside.reduce((around, segment) => {
      const here = `${around}/${escapeSegment(segment)}`;
      // The members of a oneOf are alternatives to a tolerant reader.
      return segment === 'anyOf' && !this.document.has(here) ? `${around}/oneOf` : here;
    }, start);
    return this.document.nearest(pointer);
  }

  #at(pointer: string): Definition {
    const known = this.#definitions.get(pointer);
    if (known) return known;
    const definition = this.#define(this.document.at(pointer));
    this.#definitions.set(pointer, definition);
    return definition;
  }

  #define({ value, pointer }: Node): Definition {
    const references = new Set<string>();
    const projected = projectMessage(this.document, value, this.projection, pointer);
    const schema = renamed(sorted(projected), (reference) => {
      const target = this.document.target(reference, pointer).pointer;
      references.add(target);
      return `#/$defs/${encodeURIComponent(escapeSegment(target))}`;
    });
    return { schema, references };
  }
}

function renamed(schema: JsonValue, rename: (reference: string) => string): JsonValue {
  const mapped = mapChildren(schema, (child) => renamed(child, rename));
  if (!isObject(mapped) || typeof mapped['$ref'] !== 'string') return mapped;
  return { ...mapped, $ref: rename(mapped['$ref']) };
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, child]) => [key, sorted(child)]));
}
