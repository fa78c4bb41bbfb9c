import { isObject, type JsonObject } from '../json';
import type { SchemaSource } from './compile-pair';
import { DIALECTS } from './dialect';
import { SchemaDocument } from './document';
import { DEFINITIONS, mapSubschemas } from './positions';
import { referencesOf, type Reference } from './references';
import { Scope } from './scope';

const NAMING = ['$id', 'id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor'];

/**
 * The schema with every reference pointing into its own `$defs`: the same to whoever validates,
 * without base URIs, anchors and dynamic scope.
 *
 * @throws Error when a reference leads nowhere
 */
export function resolveReferences({ schema, dialect, documents }: SchemaSource): unknown {
  if (!isObject(schema)) return schema;
  const document = new SchemaDocument(schema, DIALECTS[dialect], documents);
  return new Bundler(document).bundle(schema);
}

class Bundler {
  private readonly names = new Map<JsonObject, Map<Scope, string>>();
  private readonly open: { name: string; schema: JsonObject; scope: Scope }[] = [];

  constructor(private readonly document: SchemaDocument) {}

  bundle(root: JsonObject): JsonObject {
    const $defs: JsonObject = {};
    const $ref = this.pointerTo(root, Scope.empty());
    for (let next = this.open.pop(); next; next = this.open.pop()) {
      $defs[next.name] = this.copy(next.schema, next.scope);
    }
    return { $ref, $defs };
  }

  private pointerTo(schema: JsonObject, scope: Scope): string {
    const byScope = this.names.get(schema) ?? new Map<Scope, string>();
    this.names.set(schema, byScope);
    let name = byScope.get(scope);
    if (name === undefined) {
      name = `${this.names.size}_${byScope.size}`;
      byScope.set(scope, name);
      this.open.push({ name, schema, scope });
    }
    return `#/$defs/${name}`;
  }

  private copy(schema: JsonObject, outer: Scope): JsonObject {
    const { document } = this;
    const resource = document.resourceOf(schema);
    const { dialect } = resource;
    const scope = outer.enter(resource);
    const references = referencesOf(schema, document, scope);
    const referring = references.map(({ keyword }) => keyword);
    const pointers = references.map((reference) => this.replace(reference, scope));
    if (dialect.refStandsAlone && pointers[0]) return pointers[0];
    const left = Object.entries(schema).filter(
      ([key]) => !NAMING.includes(key) && !DEFINITIONS.has(key) && !referring.includes(key),
    );
    const copied = mapSubschemas(Object.fromEntries(left), (inner) =>
      isObject(inner) ? this.copy(inner, scope) : inner,
    );
    if (pointers.length === 0) return copied;
    const { allOf = [], ...others } = copied;
    return { ...others, allOf: [...(Array.isArray(allOf) ? allOf : []), ...pointers] };
  }

  private replace({ uri, target }: Reference, scope: Scope): JsonObject {
    if (target === undefined) throw new Error(`the reference to ${uri} leads nowhere`);
    if (!isObject(target)) return target ? {} : { not: {} };
    return { $ref: this.pointerTo(target, scope) };
  }
}
