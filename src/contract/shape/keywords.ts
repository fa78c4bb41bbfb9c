import type { Format } from '../../../generated/formats';
import { nearMiss } from '../near-miss';
import { isFull, show, tell, type Place } from './place';
import { isObject } from './shape';

/** Keywords of JSON Schema that speak of a value alone, and not of what is inside. */
export interface Keywords {
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly format?: Format;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** What a keyword demands of a value. */
export interface Rule {
  readonly keyword: string;
  /** Completes the sentence "it must …". */
  readonly demand: string;
  /** Only asked of values for which the rules before hold: after `type`, of that type. */
  holds(value: unknown): boolean;
  /** The values of which it must be one, when there are only so many. */
  readonly allowed?: readonly unknown[] | undefined;
}

type TypeName = keyof typeof TYPES;

const TYPES = {
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => Number.isFinite(value),
  integer: (value: unknown) => Number.isInteger(value),
  boolean: (value: unknown) => typeof value === 'boolean',
  null: (value: unknown) => value === null,
  object: isObject,
  array: Array.isArray,
};

/** In the order in which they are checked. */
const RULES: {
  [K in keyof Keywords]-?: (argument: NonNullable<Keywords[K]>) => Demand;
} = {
  const: (value) => oneOf([value]),
  enum: oneOf,
  type: (types) => ({
    demand: `be of type ${[types].flat().join(' or ')}`,
    holds: [types]
      .flat()
      .map((type): Rule['holds'] => TYPES[type])
      .reduce((one, other) => (value) => one(value) || other(value)),
  }),
  minLength: (least) => ({
    demand: `be at least ${least} characters`,
    holds: (text: string) => text.length >= 2 * least || characters(text) >= least,
  }),
  maxLength: (most) => ({
    demand: `be at most ${most} characters`,
    holds: (text: string) => text.length <= most || characters(text) <= most,
  }),
  pattern: (pattern) => ({
    demand: `match ${pattern.source}`,
    holds: (text: string) => pattern.test(text),
  }),
  format: (format) => ({
    demand: `be a ${format.name} such as ${format.example}`,
    holds: (text: string) => format.test(text),
  }),
  minimum: (least) => ({
    demand: `be at least ${least}`,
    holds: (number: number) => number >= least,
  }),
  maximum: (most) => ({
    demand: `be at most ${most}`,
    holds: (number: number) => number <= most,
  }),
  minItems: (least) => ({
    demand: `be at least ${least} items`,
    holds: (array: unknown[]) => array.length >= least,
  }),
  maxItems: (most) => ({
    demand: `be at most ${most} items`,
    holds: (array: unknown[]) => array.length <= most,
  }),
};

const ORDER = /* @__PURE__ */ Object.keys(RULES) as (keyof Keywords)[];

type Demand = Omit<Rule, 'keyword'>;

/** The rules of some keywords, in the order in which they are checked. */
export function rulesOf(keywords: Keywords): Rule[] {
  const rules: Rule[] = [];
  for (const keyword of ORDER) {
    if (!(keyword in keywords)) continue;
    // The argument is that of the same keyword.
    const { demand, holds, allowed } = RULES[keyword](keywords[keyword] as never);
    rules.push({ keyword, demand, holds, allowed });
  }
  return rules;
}

/** The demand that a value is one of a few. */
export function oneOf(allowed: readonly unknown[]): Demand {
  return {
    demand: `be ${allowed[1] ? 'one of ' : ''}${allowed.map(show).join(', ')}`,
    holds: (value) => allowed.includes(value),
    allowed,
  };
}

/** Tells that a rule does not hold, and what was probably meant. */
export function tellBroken(at: Place, { keyword, demand, allowed }: Rule): void {
  if (!isFull(at))
    tell(at, keyword, demand, allowed && didYouMean(at.value, allowed.map(String)).hint);
}

/** The one of some names that a value was probably meant to be, and a hint at it. */
export function didYouMean(
  found: unknown,
  known: readonly string[],
): { name?: string; hint?: string } {
  const name = nearMiss(textOf(found), known);
  return name ? { name, hint: `did you mean ${show(name)}?` } : {};
}

/** A value as text; an object may have none, or one too deep to make. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}

/** Number of characters (code points) of a text. */
function characters(text: string): number {
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, '_').length;
}
