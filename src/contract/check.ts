import { nearMiss } from './near-miss';
import {
  isObject,
  NONE,
  problemAt,
  show,
  subject,
  type JsonObject,
  type Mistake,
  type Place,
} from './place';
import type { Problem } from './problem';
import type { Shape } from './shape';

/** Problems told of one document at most; a hostile one could have millions. */
const MAX_PROBLEMS = 100;

/** Profile, and where to put problems; without `problems` the first mistake ends the check. */
interface Mode {
  readonly closed: boolean;
  readonly problems?: Problem[];
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: isString,
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => value === !!value,
  null: (value) => value === null,
  object: isObject,
  array: Array.isArray,
};

/** Whether a value has a shape; `closed` refuses unknown properties (the writer profile). */
export function accepts(shape: Shape, value: unknown, closed: boolean): boolean {
  return check({ shape, value }, { closed });
}

/** Why a value does not have a shape: one problem for each mistake, none when it has it. */
export function problemsOf(shape: Shape, value: unknown, closed: boolean): Problem[] {
  const problems: Problem[] = [];
  check({ shape, value }, { closed, problems });
  return problems;
}

function check(at: Place, mode: Mode): boolean {
  const { shape, value } = at;
  if (shape.version && isOtherVersion(at, shape.version, mode)) return false;
  if (shape.discriminator) return checkUnion(at, shape.discriminator, mode);
  const allowed = 'const' in shape ? [shape.const] : shape.enum;
  if (allowed) return allowed.includes(value) || notAllowed(at, allowed, mode);
  const type = shape.optional ? 'object' : shape.type;
  if (type && !(isString(type) ? TYPES[type]?.(value) : type.some((one) => TYPES[one]?.(value)))) {
    const demand = `be of type ${[type].flat().join(' or ')}`;
    return fail(at, mode, () => ({ rule: 'type', demand }));
  }
  if (isString(value)) return checkString(at, value, mode);
  if (typeof value === 'number') return inBounds(at, 'imum', value, '', mode);
  if (Array.isArray(value)) return checkArray(at, value, mode);
  return !isObject(value) || (checkObject(at, value, mode) && checkTogether(at, mode));
}

/**
 * A document of another major is one problem, whatever else differs. So is, for the writer
 * profile, one of a newer minor: it is not for this package to say what that may hold.
 */
function isOtherVersion(parent: Place, version: string, mode: Mode): boolean {
  const value = isObject(parent.value) && parent.value['schema_version'];
  if (!isString(value)) return false;
  const isNewer = mode.closed && partOf(value, 1) > partOf(version, 1);
  if (partOf(value, 0) === partOf(version, 0) && !isNewer) return false;
  return !fail({ value, shape: NONE, parent, key: 'schema_version' }, mode, () => ({
    rule: 'schema-version',
    demand: `be compatible with ${version}`,
    message: `${parent.shape.name} has schema_version ${value}, not ${version}`,
    hint: `use crucible-contracts for ${value}`,
  }));
}

/** One number of `major.minor.patch`: 0 for the major, 1 for the minor. */
export function partOf(version: string, index: 0 | 1): number {
  return Number(version.split('.')[index]);
}

function checkUnion(at: Place, union: NonNullable<Shape['discriminator']>, mode: Mode): boolean {
  const { value } = at;
  const { propertyName: key, variants } = union;
  if (!isObject(value)) return check({ ...at, shape: { type: 'object' } }, mode);
  const tag = value[key];
  if (tag === undefined) return missing(at, key, mode);
  const known = variants.map(({ properties }) => properties?.[key]?.const);
  const shape = variants[known.indexOf(tag)];
  if (shape) return check({ ...at, shape }, mode);
  return notAllowed({ value: tag, shape: NONE, parent: at, key }, known, mode);
}

function notAllowed(at: Place, allowed: readonly unknown[], mode: Mode): false {
  const demand = `be ${allowed[1] ? 'one of ' : ''}${allowed.map(show).join(', ')}`;
  const rule = at.shape.enum ? 'enum' : 'const' in at.shape ? 'const' : 'discriminator';
  return fail(at, mode, () => ({ ...didYouMean(at.value, allowed), rule, demand }));
}

function checkString(at: Place, value: string, mode: Mode): boolean {
  const { pattern, format, minLength, maxLength } = at.shape;
  if (minLength ?? maxLength) {
    if (!inBounds(at, 'Length', Array.from(value).length, ' characters', mode)) return false;
  }
  if (pattern && !pattern.test(value)) {
    return fail(at, mode, () => ({ rule: 'pattern', demand: `match ${pattern.source}` }));
  }
  if (!format || format.test(value)) return true;
  return fail(at, mode, () => ({
    rule: 'format',
    demand: `be a ${format.name} such as ${format.example}`,
  }));
}

function checkArray(at: Place, value: unknown[], mode: Mode): boolean {
  const { items: shape } = at.shape;
  return (
    inBounds(at, 'Items', value.length, ' items', mode) &&
    (!shape ||
      all(value, mode, (item, key) => check({ value: item, shape, parent: at, key }, mode)))
  );
}

function checkObject(at: Place, value: JsonObject, mode: Mode): boolean {
  const {
    properties = {},
    required = [],
    optional,
    propertyNames,
    additionalProperties,
  } = at.shape;
  const misspelt: unknown[] = [];
  const refuses = optional && mode.closed;
  const other = (key: string): boolean => {
    const place = { value: value[key], shape: NONE, parent: at, key };
    if (refuses) return Object.hasOwn(properties, key) || unknown(place, at, misspelt, mode);
    const nameOk = !propertyNames || check({ ...place, value: key, shape: propertyNames }, mode);
    const entry = isObject(additionalProperties) && { ...place, shape: additionalProperties };
    return (!entry || check(entry, mode)) && nameOk;
  };
  const property = (key: string): boolean => {
    const shape = properties[key] ?? NONE;
    if (value[key] !== undefined) return check({ value: value[key], shape, parent: at, key }, mode);
    const isFree = optional ? optional.includes(key) : !required.includes(key);
    return isFree || misspelt.includes(key) || missing(at, key, mode);
  };
  const others = refuses || propertyNames || additionalProperties ? Object.keys(value) : [];
  const othersOk = all(others, mode, other);
  return all(Object.keys(properties).concat(required), mode, property) && othersOk;
}

/** `anyOf` states which properties go together. */
function checkTogether(at: Place, mode: Mode): boolean {
  const { anyOf } = at.shape;
  if (!anyOf || anyOf.some((branch) => accepts(branch, at.value, mode.closed))) return true;
  const names = anyOf.flatMap((branch) => branch.required ?? []);
  return missing(at, names.join(' or '), mode, 'anyOf');
}

/** Stops at the first failure, unless problems are collected. */
function all<T>(
  items: readonly T[],
  mode: Mode,
  test: (item: T, index: number) => boolean,
): boolean {
  if (!mode.problems) return items.every(test);
  return items.filter((item, index) => !test(item, index)).length === 0;
}

function inBounds(
  at: Place,
  suffix: 'imum' | 'Items' | 'Length',
  size: number,
  unit: string,
  mode: Mode,
): boolean {
  const {
    [`min${suffix}` as const]: least = -Infinity,
    [`max${suffix}` as const]: most = Infinity,
  } = at.shape;
  if (size >= least && size <= most) return true;
  const isLow = size < least;
  const demand = `be at ${isLow ? `least ${least}` : `most ${most}`}${unit}`;
  return fail(at, mode, () => ({ rule: (isLow ? 'min' : 'max') + suffix, demand }));
}

/** `misspelt` gets the name that was probably meant, so that it is not missed as well. */
function unknown(at: Place, { shape, value }: Place, misspelt: unknown[], mode: Mode): boolean {
  return fail(at, mode, () => {
    const known = Object.keys(shape.properties ?? {});
    const meant = didYouMean(
      at.key,
      known.filter((name) => (value as JsonObject)[name] === undefined),
    );
    misspelt.push(meant.name);
    return {
      rule: 'additionalProperties',
      demand: `be one of ${known.join(', ')}`,
      message: `${show(at.key)} is not a property of ${shape.name}`,
      hint: meant.hint ?? 'remove it, or use the reader profile',
    };
  });
}

function missing(at: Place, name: string, mode: Mode, rule = 'required'): boolean {
  const demand = `have the property ${name}`;
  return fail(at, mode, () => ({ rule, demand, message: `${subject(at)} must ${demand}` }));
}

function didYouMean(found: unknown, known: readonly unknown[]): { name?: string; hint?: string } {
  const name = nearMiss(String(found), known.map(String));
  return name ? { name, hint: `did you mean ${show(name)}?` } : {};
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** Always false; tells of the mistake when problems are collected. */
function fail(at: Place, { problems }: Mode, mistake: () => Mistake): false {
  if (problems && problems.length < MAX_PROBLEMS) problems.push(problemAt(at, mistake()));
  return false;
}
