import { Ajv, type ErrorObject, type Options } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  DIALECTS,
  mapSubschemas,
  resolveReferences,
  type DialectName,
  type FormatTests,
  type SchemaSource,
} from '../compile';
import { escapeSegment } from '../../artifacts';
import { isObject, type Json, type JsonObject } from '../json';
import { safeRegExp } from './safe-regexp';

type AnyAjv = Ajv | Ajv2019 | Ajv2020 | AjvDraft04;

/** Ajv's verdict on a value: undefined when it accepts it, otherwise its first complaint. */
export type AjvVerdict = (value: Json) => ErrorObject | undefined;

const CLASSES: Readonly<Record<DialectName, new (options: Options) => AnyAjv>> = {
  'draft-04': AjvDraft04,
  'draft-06': Ajv,
  'draft-07': Ajv,
  '2019-09': Ajv2019,
  '2020-12': Ajv2020,
  'openapi-3.0': AjvDraft04,
  'openapi-3.1': Ajv2020,
};

/** Validators, kept because making one takes longer than using it; how often each was used. */
const kept = new Map<string, { ajv: AnyAjv; uses: number }>();

/** Ajv remembers something of each schema, so that one that was used so often is let go. */
const MAX_USES = 300;

/** Keywords by which alternatives are chosen or which hold them. */
const CHOOSING = new Set(['const', 'enum', 'type', 'anyOf', 'oneOf', 'not', 'if']);

/** Objects with more members make code that is nested too deeply, unless all errors are looked for. */
const WIDE = 200;

/**
 * Compiles a schema with Ajv in the dialect it is written in. What Ajv cannot compile as it stands
 * is given to it with its references resolved.
 *
 * @throws Error when Ajv cannot compile that either
 */
export function compileWithAjv(source: SchemaSource, formats: FormatTests): AjvVerdict {
  try {
    return compile(source, formats);
  } catch {
    return compile({ ...source, schema: resolveReferences(source), documents: {} }, formats);
  }
}

function compile({ schema, dialect, documents }: SchemaSource, formats: FormatTests): AjvVerdict {
  const allErrors = isWide(schema);
  const key = `${dialect} ${allErrors}`;
  const isPlain = formats.size === 0 && Object.keys(documents).length === 0;
  const ajv = isPlain
    ? keptValidator(key, () => create(dialect, formats, allErrors))
    : create(dialect, formats, allErrors);
  for (const [uri, document] of Object.entries(documents)) {
    if (isObject(document)) ajv.addSchema(document, uri);
  }
  const root = isObject(schema) ? schema : schema === true;
  const read = DIALECTS[dialect].refStandsAlone && isObject(root) ? withLoneRefs(root) : root;
  try {
    const validate = ajv.compile(read);
    return (value) => {
      const error = validate(value) ? undefined : mostTelling(validate.errors ?? []);
      return error && { ...error, schemaPath: pathOf(error, read) };
    };
  } finally {
    if (isPlain && isObject(read)) ajv.removeSchema(read);
  }
}

function keptValidator(key: string, make: () => AnyAjv): AnyAjv {
  const found = kept.get(key);
  const used = found && found.uses < MAX_USES ? found : { ajv: make(), uses: 0 };
  used.uses++;
  kept.set(key, used);
  return used.ajv;
}

/**
 * Of the errors of several alternatives, that of the one which the value came closest to: the
 * deepest, and of these one that does not only say that another was meant.
 */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const weight = ({ instancePath, keyword }: ErrorObject) =>
    instancePath.split('/').length + (CHOOSING.has(keyword) ? 0 : 0.5);
  return [...errors].sort((one, other) => weight(other) - weight(one))[0];
}

/** Where the keyword stands in the whole schema; the path that Ajv gives begins anew at a `$ref`. */
function pathOf({ parentSchema, keyword, schemaPath }: ErrorObject, root: unknown): string {
  const open: [value: unknown, path: string][] = [[root, '#']];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (value === parentSchema) return `${path}/${keyword}`;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value))
      open.push([inner, `${path}/${fragment(escapeSegment(key))}`]);
  }
  return schemaPath;
}

/** Text as a URI fragment has it (RFC 3986 §3.5). */
function fragment(text: string): string {
  return encodeURI(text).replaceAll('#', '%23');
}

function isWide(root: unknown): boolean {
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isObject(value)) continue;
    const inner: unknown[] = Object.values(value);
    if (inner.length > WIDE) return true;
    for (const one of inner) {
      if (Array.isArray(one) && one.length < WIDE) open.push(...(one as unknown[]));
      else if (isObject(one)) open.push(one);
    }
  }
  return false;
}

/**
 * The schema without what is beside a `$ref`, where that has no meaning. Ajv can be told to ignore
 * it, but looks at `type` all the same.
 */
function withLoneRefs(schema: JsonObject): JsonObject {
  const { $ref, $defs, definitions } = schema;
  const isLone = typeof $ref === 'string';
  const own = isLone
    ? { $ref, ...($defs && { $defs }), ...(definitions && { definitions }) }
    : schema;
  return mapSubschemas(own, (inner) => (isObject(inner) ? withLoneRefs(inner) : inner));
}

function create(dialect: DialectName, formats: FormatTests, allErrors: boolean): AnyAjv {
  const ajv = new CLASSES[dialect]({
    strict: false,
    allErrors,
    logger: false,
    validateSchema: false,
    verbose: true,
    validateFormats: formats.size > 0,
    ownProperties: true,
    code: { regExp: safeRegExp, optimize: false },
  });
  for (const [name, test] of formats) if (test) ajv.addFormat(name, test);
  return ajv;
}
