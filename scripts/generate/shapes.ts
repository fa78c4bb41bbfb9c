import { reachable, referencedName, type Bundle } from './bundle';
import { date_time, uri } from './runtime/formats';
import { ANNOTATIONS, type Schema } from './schema';

/** Keywords that speak of a value alone, and not of what is inside. */
const OF_ONE_VALUE = new Set<string>([
  ...['type', 'const', 'enum', 'minLength', 'maxLength', 'pattern', 'format'],
  ...['minimum', 'maximum', 'minItems', 'maxItems'],
]);

/**
 * TypeScript module with one constant a definition: the functions of src/contract/shape, applied to
 * what the schema says. A `$ref` is the constant it names.
 *
 * @throws Error for a recursive schema, and for one that those functions cannot say
 */
export function shapesSource(bundle: Bundle): string {
  const written = new Map<string, string>();
  for (const name of validatedDefinitions(bundle)) write(bundle, name, written, []);
  const constants = [...written.values()].join('\n');
  return `
    import { anyOf, array, document, map, object, scalar, union } from '../src/contract/shape';
    import { date_time, uri } from './formats';

    ${constants}
  `;
}

/** Documents, the envelope by which a reader takes an unknown event, and all they refer to. */
function validatedDefinitions(bundle: Bundle): string[] {
  const found = new Set([...bundle.documents, 'event_envelope']);
  for (const name of [...found]) reachable(bundle, bundle.definitions[name] ?? {}, found);
  // Variants are written with their union.
  return [...found].filter((name) => !bundle.bases[name]).sort();
}

/** Writes a definition, after those it refers to. */
function write(bundle: Bundle, name: string, written: Map<string, string>, within: string[]): void {
  if (written.has(name)) return;
  if (within.includes(name))
    throw new Error(`${[...within, name].join(' -> ')}: a recursive schema`);
  const refer = (reference: string): string => {
    write(bundle, reference, written, [...within, name]);
    return reference;
  };
  const shape = new ShapeWriter(bundle, refer).shape(bundle.definitions[name] ?? {}, name);
  const version = bundle.documents.includes(name) ? bundle.versions[name] : undefined;
  const value = version ? call('document', text(version), shape) : shape;
  written.set(name, `export const ${name} = ${value};`);
}

/** Writes schemas as expressions; `refer` is told of every definition that one names. */
class ShapeWriter {
  constructor(
    readonly bundle: Bundle,
    readonly refer: (name: string) => string,
  ) {}

  /** `name` is that of a definition; what is inside one has none. */
  shape(schema: Schema, name?: string): string {
    if (schema.$ref) return this.refer(referencedName(schema.$ref));
    const { anyOf, ...rest } = schema;
    if (anyOf) return call('anyOf', this.shape(rest, name), ...anyOf.map(branch(schema)));
    if (schema.discriminator) return this.union(schema.discriminator, name);
    if (schema.items) return this.array(schema, name);
    if (schema.properties) return this.object(schema, name);
    if (typeof schema.additionalProperties === 'object') return this.map(schema, name);
    return call('scalar', keywords(schema) ?? '{}', text(name));
  }

  union({ propertyName, mapping = {} }: Discriminator, name = unnamed('a union')): string {
    const variants = Object.entries(mapping).map(([tag, $ref]) => ({
      tag,
      variant: referencedName($ref),
    }));
    const [envelope, ...others] = new Set(
      variants.map(({ variant }) => this.bundle.bases[variant]),
    );
    if (!envelope || others.length > 0) throw new Error(`${name}: its variants share one envelope`);
    const payloads = variants.map(({ tag, variant }): Row => [
      tag,
      this.payload(variant, `${tag}_event`, propertyName, envelope),
    ]);
    return call('union', text(propertyName), this.refer(envelope), record(payloads), text(name));
  }

  /** @throws Error when a variant is more than its envelope with a constant and a payload */
  payload(variant: string, expectedName: string, key: string, envelope: string): string {
    const properties = this.bundle.definitions[variant]?.properties ?? {};
    const shared = this.bundle.definitions[envelope]?.properties ?? {};
    const own = Object.keys(properties).filter((one) => properties[one] !== shared[one]);
    const { payload } = properties;
    if (!payload || own.some((one) => one !== key && one !== 'payload')) {
      throw new Error(
        `${variant}: a variant says ${key} and payload, and else what ${envelope} says`,
      );
    }
    if (variant !== expectedName) throw new Error(`${variant}: call this variant ${expectedName}`);
    return this.shape(payload);
  }

  array(schema: Schema, name?: string): string {
    const { type, items = {}, ...bounds } = schema;
    if (type !== 'array' || name) throw cannotSay(schema, 'an array has a type and no name');
    return call('array', this.shape(items), keywords(bounds));
  }

  object(schema: Schema, name = unnamed('an object')): string {
    const { type, properties = {}, required = [], ...others } = schema;
    if (type !== 'object' || keywords(others) || required.some((key) => !properties[key])) {
      throw cannotSay(schema, 'an object has known properties, of which some are required');
    }
    const rows = Object.entries(properties).map(([key, property]): Row => {
      if (key.includes('?')) throw cannotSay(schema, 'no name of a property has a ?');
      return [required.includes(key) ? key : `${key}?`, this.shape(property)];
    });
    return call('object', record(rows), text(name));
  }

  map(schema: Schema, name = unnamed('a map')): string {
    const { type, propertyNames, additionalProperties, ...others } = schema;
    const hasBoth = propertyNames && typeof additionalProperties === 'object';
    if (type !== 'object' || !hasBoth || keywords(others)) {
      throw cannotSay(schema, 'a map has propertyNames and additionalProperties');
    }
    return call('map', this.shape(propertyNames), this.shape(additionalProperties), text(name));
  }
}

type Row = readonly [key: string, value: string];
type Discriminator = NonNullable<Schema['discriminator']>;

function unnamed(what: string): string {
  throw new Error(`${what} stands inside a definition: give it a name in $defs`);
}

function cannotSay(schema: Schema, rule: string): Error {
  return new Error(`${rule}: ${JSON.stringify(schema)}`);
}

/** A call, which a bundler may drop when nothing needs it; what is undefined is left out. */
function call(name: string, ...values: readonly (string | undefined)[]): string {
  const given = values.filter((value) => value !== undefined);
  return `/* @__PURE__ */ ${name}(${given.join(', ')})`;
}

function text(value: string | undefined): string | undefined {
  return value && JSON.stringify(value);
}

function record(rows: readonly Row[]): string {
  const members = rows.map(([key, value]) =>
    key === value ? key : `${JSON.stringify(key)}: ${value}`,
  );
  return `{ ${members.join(', ')} }`;
}

/**
 * Keywords that speak of a value alone, undefined when there is none.
 *
 * @throws Error for another keyword
 */
function keywords(schema: Schema): string | undefined {
  const rows = Object.entries(schema)
    .filter(([keyword, value]) => !ANNOTATIONS.has(keyword) && !isOpenness(keyword, value))
    .map(([keyword, value]): Row => {
      if (!OF_ONE_VALUE.has(keyword)) throw cannotSay(schema, `${keyword} cannot stand here`);
      return [keyword, argument(keyword, value)];
    });
  return rows.length > 0 ? record(rows) : undefined;
}

/** What every object allows unless it says otherwise. */
function isOpenness(keyword: string, value: unknown): boolean {
  return keyword === 'additionalProperties' && value === true;
}

function argument(keyword: string, value: unknown): string {
  if (keyword === 'pattern') return String(new RegExp(String(value), 'u'));
  return keyword === 'format' ? formatName(String(value)) : JSON.stringify(value);
}

function formatName(format: string): string {
  const known = [date_time, uri].map(({ name }) => name);
  if (!known.includes(format)) throw new Error(`runtime/formats.ts has no format ${format}`);
  return format.replaceAll('-', '_');
}

/**
 * Writes a branch of `anyOf`: that a property is there, or which values one has that is required.
 *
 * @throws Error for a branch that says anything else
 */
function branch({ required: always = [] }: Schema): (schema: Schema) => string {
  return (schema) => {
    const { required = [], properties = {}, ...others } = schema;
    const rows = Object.entries(properties);
    const saysOne = required.length + rows.length === 1 && Object.keys(others).length === 0;
    const saysValues = rows.every(
      ([key, property]) => always.includes(key) && Object.keys(property).join() === 'enum',
    );
    if (!saysOne || !saysValues) {
      throw cannotSay(schema, 'a branch has one required name, or values of a required property');
    }
    const [row] = rows;
    return JSON.stringify(row ? [row[0], ...(row[1].enum ?? [])] : required);
  };
}
