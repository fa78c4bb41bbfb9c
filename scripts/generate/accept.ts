import { referencedName, reachable, type Bundle } from './bundle';
import type { Schema } from './schema';
import { patternName } from './shapes';

const HELPERS = `
const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const only = (v, properties) => {
  for (const key of Object.keys(v)) if (!Object.hasOwn(properties, key)) return false;
  return true;
};
const everyEntry = (v, test) => {
  for (const key of Object.keys(v)) if (!test(key, v[key])) return false;
  return true;
};
`;

/**
 * ES module with one function a definition, `accept_<name>(value, closed) -> boolean`: the whole
 * verdict and nothing else. `closed` is true for the writer profile. Why a value is refused is
 * told by `src/contract/explain.ts` from `shapes.ts`; the tests hold the two, and Ajv, equal.
 */
export function acceptSource(bundle: Bundle): string {
  const functions = acceptedDefinitions(bundle).map((name) => {
    const schema = { ...bundle.definitions[name], $id: name };
    return `export const accept_${name} = (v, c) => ${condition(schema, 'v')};`;
  });
  return `import { codePointLength, dateTime, uri } from './formats';\nimport * as shapes from './shapes';\n${HELPERS}\n${functions.join('\n')}\n`;
}

/** Declarations of {@link acceptSource}. */
export function acceptDeclarations(bundle: Bundle): string {
  const lines = acceptedDefinitions(bundle).map(
    (name) => `export declare const accept_${name}: (value: unknown, closed: boolean) => boolean;`,
  );
  return `${lines.join('\n')}\n`;
}

/** Documents and the envelope by which a reader takes an unknown event, and all they refer to. */
export function acceptedDefinitions(bundle: Bundle): string[] {
  const roots = [...bundle.documents, 'event_envelope'];
  const found = new Set(roots);
  for (const name of roots) reachable(bundle, bundle.definitions[name] ?? {}, found);
  return [...found].sort();
}

/** JavaScript condition that is true exactly when the expression `v` satisfies the schema. */
function condition(schema: Schema, v: string): string {
  if (schema.$ref) return `accept_${referencedName(schema.$ref)}(${v}, c)`;
  const parts = [...typeAndKeywords(schema, v), ...combinators(schema, v)];
  return parts.length > 0 ? `(${parts.join(' && ')})` : 'true';
}

function typeAndKeywords(schema: Schema, v: string): string[] {
  const values = schema.const !== undefined ? [schema.const] : schema.enum;
  if (values) return [`(${values.map((value) => `${v} === ${scalar(value)}`).join(' || ')})`];
  if (schema.type === undefined) return keywordsOfEveryType(schema, v);
  const types = [schema.type].flat();
  const alternatives = types.map((type) =>
    [typeTest(type, v), ...keywords(type, schema, v)].join(' && '),
  );
  return alternatives.length === 1 ? alternatives : [`(${alternatives.join(' || ')})`];
}

/** Without `type`, a keyword asserts only about the type it is for. */
function keywordsOfEveryType(schema: Schema, v: string): string[] {
  return ['object', 'array', 'string', 'number'].flatMap((type) => {
    const found = keywords(type, schema, v);
    return found.length > 0 ? [`(!(${typeTest(type, v)}) || (${found.join(' && ')}))`] : [];
  });
}

function typeTest(type: string, v: string): string {
  const tests: Record<string, string> = {
    null: `${v} === null`,
    boolean: `typeof ${v} === 'boolean'`,
    string: `typeof ${v} === 'string'`,
    number: `Number.isFinite(${v})`,
    integer: `Number.isInteger(${v})`,
    array: `Array.isArray(${v})`,
    object: `isObject(${v})`,
  };
  return tests[type] ?? refuse(`type ${type}`);
}

function keywords(type: string, schema: Schema, v: string): string[] {
  if (type === 'string') return stringKeywords(schema, v);
  if (type === 'number' || type === 'integer') return numberKeywords(schema, v);
  if (type === 'array') return arrayKeywords(schema, v);
  return type === 'object' ? objectKeywords(schema, v) : [];
}

function stringKeywords(schema: Schema, v: string): string[] {
  const parts: string[] = [];
  if (schema.minLength) parts.push(`codePointLength(${v}) >= ${schema.minLength}`);
  if (schema.maxLength !== undefined) parts.push(`codePointLength(${v}) <= ${schema.maxLength}`);
  if (schema.pattern) parts.push(`shapes.${patternName(schema.pattern)}.test(${v})`);
  if (schema.format) parts.push(`${formatCheck(schema.format)}(${v})`);
  return parts;
}

function formatCheck(format: string): string {
  const checks: Record<string, string> = { 'date-time': 'dateTime', uri: 'uri' };
  return checks[format] ?? refuse(`format ${format}`);
}

function numberKeywords(schema: Schema, v: string): string[] {
  const parts: string[] = [];
  if (schema.minimum !== undefined) parts.push(`${v} >= ${schema.minimum}`);
  if (schema.maximum !== undefined) parts.push(`${v} <= ${schema.maximum}`);
  return parts;
}

function arrayKeywords(schema: Schema, v: string): string[] {
  const parts: string[] = [];
  if (schema.minItems) parts.push(`${v}.length >= ${schema.minItems}`);
  if (schema.maxItems !== undefined) parts.push(`${v}.length <= ${schema.maxItems}`);
  if (schema.items) parts.push(`${v}.every((x) => ${condition(schema.items, 'x')})`);
  return parts;
}

function objectKeywords(schema: Schema, v: string): string[] {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required);
  const parts = [...required]
    .filter((name) => !schema.properties?.[name])
    .map((name) => `${v}.${name} !== undefined`);
  for (const [name, child] of properties) {
    const test = condition(child, `${v}.${name}`);
    const absent = `${v}.${name} === undefined`;
    parts.push(required.has(name) ? test : `(${absent} || ${test})`);
  }
  if (schema.propertyNames || typeof schema.additionalProperties === 'object') {
    if (properties.length > 0) refuse('properties beside a map');
    const key = condition(schema.propertyNames ?? {}, 'k');
    const value = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    parts.push(`everyEntry(${v}, (k, x) => ${key} && ${condition(value, 'x')})`);
  } else if (schema.type === 'object' && schema.additionalProperties === undefined) {
    const name = schema.$id ?? refuse('an object without a name: move it to $defs');
    parts.push(`(!c || only(${v}, shapes.${name}.properties))`);
  }
  return parts;
}

function combinators(schema: Schema, v: string): string[] {
  const parts: string[] = [];
  if (schema.anyOf) parts.push(`(${schema.anyOf.map((s) => condition(s, v)).join(' || ')})`);
  if (schema.if) parts.push(`(!${condition(schema.if, v)} || ${condition(schema.then ?? {}, v)})`);
  if (schema.oneOf) parts.push(`isObject(${v}) && ${union(schema, v)}`);
  return parts;
}

/** A union is decided by its discriminator: at most one variant can accept. */
function union(schema: Schema, v: string): string {
  const tag = schema.discriminator?.propertyName ?? refuse('oneOf without discriminator');
  const branches = Object.entries(schema.discriminator?.mapping ?? {}).map(
    ([value, $ref]) => `${v}.${tag} === ${JSON.stringify(value)} ? ${condition({ $ref }, v)} : `,
  );
  return `(${branches.join('')}false)`;
}

function scalar(value: unknown): string {
  if (typeof value === 'object' && value !== null) refuse('const or enum of an object or array');
  return JSON.stringify(value);
}

function refuse(what: string): never {
  throw new Error(`scripts/generate/accept.ts cannot compile ${what}`);
}
