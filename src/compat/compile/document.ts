import { isObject, member, type JsonObject } from '../json';
import { DIALECTS, dialectOf, type Dialect } from './dialect';
import { metaSchema } from './meta-schema';
import { subschemas } from './positions';

/** A schema with a URI of its own, and what can be named inside it. */
export interface Resource {
  readonly uri: string;
  readonly root: JsonObject;
  readonly dialect: Dialect;
  /** Whether its `$schema` names a dialect that is not known. */
  readonly isForeign: boolean;
  readonly anchors: Map<string, JsonObject>;
  readonly dynamicAnchors: Map<string, JsonObject>;
}

/** The base of a document that has no URI; any hierarchical one will do. */
const NAMELESS = 'schema:///document';

/** A schema document, and those it may refer to: what `$ref` names is found here. */
export class SchemaDocument {
  private readonly resources = new Map<string, Resource>();
  private readonly resourceBySchema = new Map<JsonObject, Resource>();
  private readonly targets = new Map<Resource, Map<string, Target | undefined>>();
  /** Whether what a reference means may depend on the way that led to it. */
  hasDynamicScope = false;

  /**
   * @param root the schema
   * @param dialect that of schemas which do not say
   * @param others documents it refers to, by URI
   */
  constructor(
    readonly root: unknown,
    readonly dialect: Dialect,
    others: Readonly<Record<string, unknown>> = {},
  ) {
    for (const [uri, other] of Object.entries(others)) {
      this.add(other, withoutFragment(absolute(uri, NAMELESS) ?? uri));
    }
    this.add(root, NAMELESS);
  }

  private add(root: unknown, uri: string): void {
    if (isObject(root)) this.index(root, this.addResource(root, uri, this.dialect));
  }

  private addResource(root: JsonObject, uri: string, outer: Dialect): Resource {
    const named = dialectOf(root, outer);
    const resource: Resource = {
      uri,
      root,
      dialect: named ?? outer,
      isForeign: named === undefined,
      anchors: new Map(),
      dynamicAnchors: new Map(),
    };
    if (!this.resources.has(uri)) this.resources.set(uri, resource);
    return resource;
  }

  /** Walks all schemas inside one, without recursion, for documents may be deep. */
  private index(root: JsonObject, resource: Resource): void {
    const open: [JsonObject, Resource][] = [[root, resource]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [schema, outer] = next;
      if (this.resourceBySchema.has(schema)) continue;
      const own = this.enter(schema, outer);
      this.resourceBySchema.set(schema, own);
      for (const { schema: inner } of subschemas(schema, own.dialect)) {
        if (isObject(inner)) open.push([inner, own]);
      }
    }
  }

  /** The resource that a schema belongs to: a new one when it has a URI. */
  private enter(schema: JsonObject, outer: Resource): Resource {
    const { dialect } = outer;
    const id = member(schema, dialect.id);
    const isIgnored = dialect.refStandsAlone && '$ref' in schema;
    let own = outer;
    if (typeof id === 'string' && !isIgnored) {
      if (dialect.draft <= 7 && id.startsWith('#')) outer.anchors.set(id.slice(1), schema);
      else {
        const uri = absolute(id, outer.uri);
        if (uri !== undefined) own = this.addResource(schema, withoutFragment(uri), dialect);
      }
    }
    if (dialect.draft >= 2019) this.addAnchors(schema, own);
    return own;
  }

  private addAnchors(schema: JsonObject, resource: Resource): void {
    const { $anchor, $dynamicAnchor, $recursiveAnchor } = schema;
    if (typeof $anchor === 'string') resource.anchors.set($anchor, schema);
    if (typeof $dynamicAnchor === 'string' && resource.dialect.draft >= 2020) {
      resource.anchors.set($dynamicAnchor, schema);
      resource.dynamicAnchors.set($dynamicAnchor, schema);
      this.hasDynamicScope = true;
    }
    if ($recursiveAnchor === true && resource.root === schema && resource.dialect.draft === 2019) {
      resource.dynamicAnchors.set('', schema);
      this.hasDynamicScope = true;
    }
  }

  /** All schemas of the document, and of those it may refer to. */
  schemas(): Iterable<JsonObject> {
    return this.resourceBySchema.keys();
  }

  resourceOf(schema: JsonObject): Resource {
    const resource = this.resourceBySchema.get(schema);
    if (!resource) throw new Error('a schema outside of its document');
    return resource;
  }

  /** What a reference names, seen from a resource; undefined when it is not here. */
  resolve(reference: string, from: Resource): Target | undefined {
    const known = this.targets.get(from) ?? new Map<string, Target | undefined>();
    this.targets.set(from, known);
    const target = known.get(reference) ?? this.find(reference, from);
    known.set(reference, target);
    return target;
  }

  private find(reference: string, from: Resource): Target | undefined {
    const uri = absolute(reference, from.uri);
    if (uri === undefined) return undefined;
    const [base = '', fragment = ''] = reference.startsWith('#')
      ? [from.uri, reference.slice(1)]
      : uri.split(/#(.*)/s);
    const resource = reference.startsWith('#') ? from : this.resourceAt(base);
    if (!resource) return undefined;
    const name = decode(fragment);
    if (name === '' || name.startsWith('/')) return this.follow(name, resource);
    const schema = resource.anchors.get(name);
    return schema && { schema, anchor: name };
  }

  private resourceAt(uri: string): Resource | undefined {
    const found = this.resources.get(uri);
    if (found) return found;
    const meta = metaSchema(uri);
    if (meta) this.index(meta, this.addResource(meta, uri, DIALECTS['2020-12']));
    return this.resources.get(uri);
  }

  /** Follows a JSON pointer (RFC 6901); what it passes may be no schema, what it ends at must be. */
  private follow(pointer: string, from: Resource): Target | undefined {
    let at: unknown = from.root;
    let resource = from;
    for (const token of pointer.split('/').slice(1)) {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
      at = (at as Record<string, unknown>)[key];
      if (isObject(at)) resource = this.resourceBySchema.get(at) ?? resource;
    }
    if (typeof at === 'boolean') return { schema: at };
    if (!isObject(at)) return undefined;
    this.index(at, resource);
    return pointer === '' ? { schema: at, anchor: '' } : { schema: at };
  }
}

/** A schema that a reference names, and the anchor by which it does, if by one. */
export interface Target {
  readonly schema: JsonObject | boolean;
  readonly anchor?: string;
}

/** The URI that a reference stands for, seen from a base; undefined when it is malformed. */
export function absolute(reference: string, base: string): string | undefined {
  if (reference.startsWith('#')) return base + reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

function withoutFragment(uri: string): string {
  return uri.split('#', 1)[0] ?? uri;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
