import { referencedName, type Bundle } from '../bundle';
import { ANNOTATIONS, type Schema } from '../schema';
import { checkedObject, mergeVariants, withOrderRoles } from './compile-object';
import { compileString } from './compile-string';
import { UNBOUNDED, type Kind, type Node, type ObjectNode } from './node';
import { NotCompiled } from './regex';

/** A document's program, and how much of its schema it covers. */
export interface Compiled {
  readonly root: Node;
  /** Every place of the schema, as a JSON Pointer: why it is left to the slow path, if it is. */
  readonly places: ReadonlyMap<string, string | undefined>;
}

/** Compiles a document as src/contract/check.ts reads it; `closed` is the writer profile. */
export function compileDocument(bundle: Bundle, document: string, closed: boolean): Compiled {
  const places = new Map<string, string | undefined>();
  const compiler = new SchemaCompiler(bundle, document, closed, places);
  return { root: withOrderRoles(compiler.definition(document)), places };
}

/** A place in the schema. `version` is what a schema_version there must be compatible with. */
interface At {
  readonly pointer: string;
  readonly version?: string;
}

/** Keywords that each kind of value is held to. */
const KEYWORDS: Readonly<Record<string, readonly (keyof Schema)[]>> = {
  string: ['format', 'pattern', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
  array: ['items', 'minItems', 'maxItems'],
  object: ['properties', 'required', 'propertyNames', 'additionalProperties', 'anyOf'],
  boolean: [],
  null: [],
};

class SchemaCompiler {
  constructor(
    private readonly bundle: Bundle,
    private readonly document: string,
    private readonly closed: boolean,
    private readonly places: Map<string, string | undefined>,
  ) {}

  definition(name: string, outer?: string): Node {
    const { definitions, documents, versions } = this.bundle;
    const own = documents.includes(name) ? versions[name] : undefined;
    const version = own ?? outer;
    const pointer = name === this.document ? '#' : `#/$defs/${name}`;
    return this.compile(definitions[name] ?? {}, { pointer, ...(version && { version }) });
  }

  private compile(schema: Schema, at: At): Node {
    if (schema.$ref && assertions(schema).length === 1) {
      return this.definition(referencedName(schema.$ref));
    }
    try {
      const node = this.assertion(schema, at);
      if (!this.places.has(at.pointer)) this.places.set(at.pointer, undefined);
      return node;
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error;
      this.places.set(at.pointer, error.message);
      return { op: 'slow' };
    }
  }

  /** In the order in which check.ts asks. */
  private assertion(schema: Schema, at: At): Node {
    if (schema.discriminator) return this.union(schema, schema.discriminator, at);
    if ('const' in schema) return tokens([schema.const]);
    if (schema.enum) return tokens(schema.enum);
    const types = [schema.type ?? []].flat();
    const known = types.flatMap((type) => KEYWORDS[type] ?? []);
    const strange = assertions(schema).filter(
      (keyword) => keyword !== 'type' && !(known as string[]).includes(keyword),
    );
    if (strange.length > 0) throw new NotCompiled(`the keyword ${strange.join(' and ')} here`);
    if (types.length === 0) return { op: 'any' };
    if (types.length === 1) return this.ofType(types[0] ?? '', schema, at);
    return this.choice(types, schema, at);
  }

  private choice(types: readonly string[], schema: Schema, at: At): Node {
    if (types.includes('object') && schema.properties) {
      throw new NotCompiled('properties of what need not be an object');
    }
    const kinds = types.map((type): [Kind, Node] => {
      const node = this.ofType(type, schema, at);
      return [kindOf(type), node];
    });
    return { op: 'choice', kinds: Object.fromEntries(kinds) };
  }

  private ofType(type: string, schema: Schema, at: At): Node {
    switch (type) {
      case 'string':
        return compileString(schema, []);
      case 'number':
        return {
          op: type,
          least: bound(schema.minimum, 'ceil'),
          most: bound(schema.maximum, 'floor'),
        };
      case 'integer':
        // Beyond these no integer is strict JSON.
        return {
          op: type,
          least: bound(schema.minimum, 'ceil') ?? Number.MIN_SAFE_INTEGER,
          most: bound(schema.maximum, 'floor') ?? Number.MAX_SAFE_INTEGER,
        };
      case 'boolean':
      case 'null':
        return { op: type };
      case 'array':
        return {
          op: 'array',
          items: this.compile(schema.items ?? {}, { pointer: `${at.pointer}/items` }),
          least: schema.minItems ?? 0,
          most: schema.maxItems ?? UNBOUNDED,
        };
      case 'object':
        return this.object(schema, at);
      default:
        throw new NotCompiled(`the type ${type}`);
    }
  }

  private object(schema: Schema, at: At): Node {
    const { properties, propertyNames, additionalProperties, required = [] } = schema;
    if (at.version && !properties?.['schema_version']) {
      throw new NotCompiled('a version without a schema_version');
    }
    if (additionalProperties === false) throw new NotCompiled('additionalProperties: false');
    const others = additionalProperties === true ? undefined : additionalProperties;
    if (properties) {
      if (others ?? propertyNames) throw new NotCompiled('properties beside others of one kind');
      return this.properties(schema, properties, at);
    }
    if (required.length > 0 || schema.anyOf) throw new NotCompiled('required without properties');
    return {
      op: 'map',
      ...(propertyNames && { names: this.name(propertyNames, at) }),
      values: this.compile(others ?? {}, { pointer: `${at.pointer}/additionalProperties` }),
    };
  }

  private name(schema: Schema, at: At): Node {
    return this.compile(schema, { pointer: `${at.pointer}/propertyNames` });
  }

  private properties(schema: Schema, properties: Record<string, Schema>, at: At): ObjectNode {
    const nodes = Object.entries(properties).map(([name, property]) => {
      const pointer = `${at.pointer}/properties/${name}`;
      const isVersion = name === 'schema_version' && at.version;
      const value = isVersion
        ? this.versionProperty(property, pointer, at.version)
        : this.compile(property, { pointer });
      return { name, value, ...(isVersion && { isSteady: true }) };
    });
    return checkedObject({
      op: 'object',
      open: !this.closed || schema.additionalProperties !== undefined,
      properties: nodes,
      required: schema.required ?? [],
      together: this.together(schema, at),
    });
  }

  /** The branches that only name properties; a value that needs another goes to the slow path. */
  private together({ anyOf }: Schema, at: At): string[][] {
    if (!anyOf) return [];
    const isSet = (branch: Schema) => assertions(branch).join() === 'required';
    anyOf.forEach((branch, index) => {
      const reason = isSet(branch) ? undefined : 'a branch that is more than required properties';
      this.places.set(`${at.pointer}/anyOf/${index}`, reason);
    });
    const sets = anyOf.filter(isSet).map(({ required = [] }) => required);
    if (sets.length === 0) throw new NotCompiled('anyOf without a branch of required properties');
    return sets;
  }

  /** The contract's pattern, and the versions that this profile takes. */
  private versionProperty(property: Schema, pointer: string, version: string): Node {
    const schema = property.$ref
      ? (this.bundle.definitions[referencedName(property.$ref)] ?? {})
      : property;
    const [major, minor] = version.split('.').map(Number);
    const minors = Array.from({ length: (minor ?? 0) + 1 }, (_, i) => i).join('|');
    const compatible = `^${major}\\.${this.closed ? `(${minors})` : '[0-9]+'}\\.[0-9]+$`;
    try {
      if (schema.type !== 'string') throw new NotCompiled('a version that is not a string');
      this.places.set(pointer, undefined);
      return compileString(schema, [compatible]);
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error;
      this.places.set(pointer, error.message);
      return { op: 'slow' };
    }
  }

  private union(schema: Schema, union: NonNullable<Schema['discriminator']>, at: At): Node {
    const strange = assertions(schema).filter((key) => key !== 'oneOf' && key !== 'discriminator');
    if (strange.length > 0)
      throw new NotCompiled(`${strange.join(' and ')} beside a discriminator`);
    const variants = Object.entries(union.mapping ?? {}).map(([tag, reference]) => ({
      tag,
      node: this.definition(referencedName(reference), at.version),
    }));
    return mergeVariants(union.propertyName, variants);
  }
}

/** Keywords that say something about the instance. */
function assertions(schema: Schema): string[] {
  return Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
}

function kindOf(type: string): Kind {
  return type === 'integer' ? 'number' : (type as Kind);
}

/** Rounded to a whole number that allows less: what lies between goes to the slow path. */
function bound(limit: number | undefined, round: 'ceil' | 'floor'): number | null {
  if (limit === undefined) return null;
  if (!Number.isSafeInteger(Math[round](limit))) throw new NotCompiled(`the bound ${limit}`);
  return Math[round](limit);
}

function tokens(values: readonly unknown[]): Node {
  const texts = values.map((value) => {
    const text = JSON.stringify(value);
    const isScalar = typeof value !== 'object' || value === null;
    const isPlain = typeof value !== 'number' || Number.isSafeInteger(value);
    if (!isScalar || !isPlain || text.includes('\\')) throw new NotCompiled(`the constant ${text}`);
    return text;
  });
  return { op: 'tokens', tokens: texts };
}
