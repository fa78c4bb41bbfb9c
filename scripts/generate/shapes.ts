import { reachable, referencedName, type Bundle } from './bundle';
import { date_time, uri } from './runtime/formats';
import { ANNOTATIONS, mapSchema, type Schema } from './schema';

/** Types of what is any value. */
const ANY = ['object', 'array', 'string', 'number', 'boolean', 'null'];

/**
 * Definitions that most of a run's files consist of, and that have room for it within 3 kB: their
 * properties are written a second time, as code that reads one after the other, which an engine makes
 * faster than a loop over a list.
 */
const FAST = ['vote_trace', 'vote_member', 'prediction', 'hedged_call'];

/**
 * TypeScript module with one constant a definition: the functions of src/contract/shape, applied to
 * what the schema says. A `$ref` is the constant it names.
 *
 * @throws Error for a recursive schema, and for one that those functions cannot say
 */
export function shapesSource(bundle: Bundle): string {
  const written = new Map<string, string>();
  const writer = new ShapeWriter(bundle, sharedDefinitions(bundle), written);
  for (const name of [...writer.shared].sort()) writer.refer(name);
  const constants = [...written].map(([name, value]) => `export const ${name} = ${value};`);
  return `
    import { anyOf, array, bounded, document, map, named, object, oneOf, quick, scalar, union } from '../src/contract/shape';
    import { date_time, uri } from './formats';

    ${constants.join('\n')}
  `;
}

/**
 * Documents, and what one of them refers to more than once, has written twice or has as its envelope.
 * What else they refer to stands where they do: a name costs more than a second copy in another document.
 */
function sharedDefinitions(bundle: Bundle): Set<string> {
  const shared = new Set([...bundle.documents, ...Object.values(bundle.bases)]);
  for (const document of bundle.documents) {
    const uses = new Map<string, number>();
    for (const name of reachable(bundle, { $ref: `#/$defs/${document}` })) {
      mapSchema(bundle.definitions[name] ?? {}, (schema) => {
        if (schema.$ref) {
          const used = referencedName(schema.$ref);
          uses.set(used, (uses.get(used) ?? 0) + (FAST.includes(name) ? 2 : 1));
        }
        return schema;
      });
    }
    for (const [name, count] of uses) if (count > 1 && !bundle.bases[name]) shared.add(name);
  }
  return shared;
}

/** Writes schemas as expressions, and definitions that are shared as constants before them. */
class ShapeWriter {
  /** Definitions that are being written, each inside of the one before. */
  readonly within: string[] = [];

  constructor(
    readonly bundle: Bundle,
    readonly shared: ReadonlySet<string>,
    readonly written: Map<string, string>,
  ) {}

  /** @returns the name of the definition's constant, or the definition itself */
  refer(name: string): string {
    if (this.written.has(name)) return name;
    if (this.within.includes(name))
      throw new Error(`${[...this.within, name].join(' -> ')}: a recursive schema`);
    this.within.push(name);
    const shape = this.definition(name);
    this.within.pop();
    const version = this.bundle.documents.includes(name) ? this.bundle.versions[name] : undefined;
    const value = version ? call('document', text(version), shape) : shape;
    if (!this.shared.has(name)) return value;
    this.written.set(name, value);
    return name;
  }

  definition(name: string): string {
    const schema = this.bundle.definitions[name] ?? {};
    if (schema.discriminator) return this.union(schema.discriminator, name);
    if (schema.properties) return this.object(schema, name);
    if (typeof schema.additionalProperties === 'object') return this.map(schema, name);
    return call('named', text(name), valueOf(schema));
  }

  /** A schema inside of another. */
  shape(schema: Schema): string {
    if (schema.$ref) return this.refer(referencedName(schema.$ref));
    return schema.items ? this.array(schema) : valueOf(schema);
  }

  /** A schema as the name of a constant; one that has none is called by where it stands first. */
  constant(schema: Schema, place: string): string {
    const value = this.shape(schema);
    if (schema.$ref) return value;
    const same = [...this.written].find(([, one]) => one === value);
    if (!same) this.written.set(place, value);
    return same?.[0] ?? place;
  }

  union({ propertyName, mapping = {} }: Discriminator, name: string): string {
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
    return call('union', text(name), text(propertyName), this.refer(envelope), record(payloads));
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

  array(schema: Schema): string {
    const { type, items = {}, minItems, maxItems, ...others } = schema;
    if (type !== 'array' || isMore(others))
      throw cannotSay(schema, 'an array has items and bounds');
    const value = call('array', this.shape(items));
    const bounds = [number(minItems), number(maxItems)];
    return bounds.some(Boolean) ? call('bounded', value, ...bounds) : value;
  }

  object(schema: Schema, name: string): string {
    const { type, properties = {}, required = [], anyOf = [], ...others } = schema;
    if (type !== 'object' || isMore(others) || required.some((key) => !properties[key])) {
      throw cannotSay(schema, 'an object has known properties, of which some are required');
    }
    const isFast = FAST.includes(name);
    const rows = Object.entries(properties).map(([key, property]): PropertyRow => {
      if (!/^[a-z]\w*$/i.test(key) || key in {}) throw cannotSay(schema, 'a property has a name');
      const shape = isFast ? this.constant(property, `${name}$${key}`) : this.shape(property);
      return { key, shape, isOptional: !required.includes(key) };
    });
    const table = rows.map(({ key, shape, isOptional }): Row => [
      isOptional ? `${key}$` : key,
      shape,
    ]);
    const value = call('object', text(name), record(table));
    const code = `(value, problems, closed) => { ${rows.map(reading).join(' ')} }`;
    const shape = isFast ? call('quick', value, code) : value;
    return anyOf.length > 0 ? call('anyOf', shape, ...anyOf.map(branch(schema))) : shape;
  }

  map(schema: Schema, name: string): string {
    const { type, propertyNames, additionalProperties, ...others } = schema;
    const hasBoth = propertyNames && typeof additionalProperties === 'object';
    if (type !== 'object' || !hasBoth || isMore(others)) {
      throw cannotSay(schema, 'a map has propertyNames and additionalProperties');
    }
    return call('map', text(name), this.shape(propertyNames), this.shape(additionalProperties));
  }
}

type Row = readonly [key: string, value: string];
type Discriminator = NonNullable<Schema['discriminator']>;

interface PropertyRow {
  readonly key: string;
  readonly shape: string;
  readonly isOptional: boolean;
}

/** Code that checks a property. */
function reading({ key, shape, isOptional }: PropertyRow): string {
  const check = `${shape}(value.${key}, problems, closed);`;
  return isOptional ? `if (value.${key} !== undefined) ${check}` : check;
}

function record(rows: readonly Row[]): string {
  const members = rows.map(([key, value]) =>
    key === value ? key : `${JSON.stringify(key)}: ${value}`,
  );
  return `{ ${members.join(', ')} }`;
}

function cannotSay(schema: Schema, rule: string): Error {
  return new Error(`${rule}: ${JSON.stringify(schema)}`);
}

/** A call, which a bundler may drop when nothing needs it. */
function call(name: string, ...values: readonly (string | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  const given = values.slice(0, last + 1).map((value) => value ?? 'undefined');
  return `/* @__PURE__ */ ${name}(${given.join(', ')})`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

function number(value: number | undefined): string | undefined {
  return value?.toString();
}

/**
 * A schema that speaks of a value alone, and not of what is inside.
 *
 * @throws Error for another keyword
 */
function valueOf(schema: Schema): string {
  const { type = ANY, const: only, enum: values, pattern, format, ...bounds } = schema;
  if (values ?? 'const' in schema) {
    if (schema.type || pattern || format || isMore(bounds))
      throw cannotSay(schema, 'a list of values says no more');
    return call('oneOf', ...(values ?? [only]).map((value) => JSON.stringify(value)));
  }
  const { minLength, maxLength, minimum, maximum, ...others } = bounds;
  if (
    isMore(others) ||
    // What is asked for integers is not asked for numbers.
    (type.includes('integer') && type.includes('number')) ||
    ((minLength ?? maxLength ?? undefined) !== undefined && (minimum ?? maximum) !== undefined)
  )
    throw cannotSay(schema, 'a value has a type, bounds, a pattern and a format');
  return call(
    'scalar',
    JSON.stringify([type].flat()),
    number(minLength ?? minimum),
    number(maxLength ?? maximum),
    pattern === undefined ? undefined : String(new RegExp(pattern, 'u')),
    format === undefined ? undefined : formatName(format),
  );
}

/** Whether a schema says more than what every object allows unless it says otherwise. */
function isMore(schema: Schema): boolean {
  return Object.entries(schema).some(
    ([keyword, value]) =>
      !ANNOTATIONS.has(keyword) && !(keyword === 'additionalProperties' && value === true),
  );
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
