import type { Problem } from '../problem';
import { isObject, type Shape } from './shape';

/** Problems told of one document at most; a hostile one could have millions. */
const MAX_PROBLEMS = 100;

/** A value, how it was reached, and where to put what is wrong with it. */
export interface Place {
  readonly value: unknown;
  /** Whether unknown properties are mistakes (the writer profile). */
  readonly closed: boolean;
  readonly problems: Problem[];
  /** What a message calls the value: its key, or the name of the shape of a whole document. */
  readonly subject: string | number | undefined;
  readonly instancePath: string;
  /** As in a problem, without the rule at the end. */
  readonly schemaPath: string;
}

/** The place of something that a value has. `step` leads to its shape, unless it has a name. */
export function inside(
  at: Place,
  key: string | number,
  value: unknown,
  { name }: { readonly name?: string | undefined } = {},
  step = '',
): Place {
  const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  // Spreading `at` would cost several times as much, and a file may have millions of mistakes.
  return {
    value,
    closed: at.closed,
    problems: at.problems,
    subject: key,
    instancePath: `${at.instancePath}/${token}`,
    // A shape with a name is where a `$ref` leads.
    schemaPath: name ? `/$defs/${name}` : at.schemaPath + step,
  };
}

/** Reports something that a value has, if it is not accepted. */
export function visit(
  at: Place,
  key: string | number,
  value: unknown,
  shape: Shape,
  step: string,
): void {
  if (!shape.accepts(value, at.closed)) shape.report(inside(at, key, value, shape, step));
}

/** Whether no more problems are told. */
export function isFull({ problems }: Place): boolean {
  return problems.length >= MAX_PROBLEMS;
}

/**
 * Tells one mistake. `demand` completes the sentence "it must …", of which hint and message are made
 * unless they are given.
 */
export function tell(
  at: Place,
  rule: string,
  demand: string,
  hint = `it must ${demand}`,
  message?: string,
): void {
  if (isFull(at)) return;
  const received = show(at.value);
  at.problems.push({
    rule,
    instancePath: at.instancePath,
    schemaPath: `${at.schemaPath}/${rule}`,
    message: message ?? `${at.subject} must ${demand}, not ${received}`,
    expected: demand,
    received,
    hint,
  });
}

/** Tells that a value lacks a property. */
export function tellMissing(at: Place, name: string, rule = 'required'): void {
  const demand = `have the property ${name}`;
  tell(at, rule, demand, undefined, `${at.subject} must ${demand}`);
}

/** A value in a message, shortened. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}
