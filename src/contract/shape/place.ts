import type { Problem } from '../problem';
import type { Shape } from './shape';
import { show } from './words';

/** Problems told of one document at most; a hostile one could have millions. */
const MAX_PROBLEMS = 100;

/** Where a value is, and where to put what is wrong with it. A tuple is the shortest when minified. */
export type Place = readonly [
  problems: Problem[],
  /** What a message calls the value: its key, or the name of the shape of a whole document. */
  subject: string | number | undefined,
  instancePath: string,
  /** As in a problem, without the rule at the end. */
  schemaPath: string,
];

/** The place of something that a value has. `step` leads to its schema, unless that has a title. */
export function inside(
  [problems, , instancePath, schemaPath]: Place,
  key: string | number,
  title?: string,
  step = '',
): Place {
  const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  // A shape with a title is where a `$ref` leads.
  const path = title ? `/$defs/${title}` : schemaPath + step;
  return [problems, key, `${instancePath}/${token}`, path];
}

/** Checks something that a value has, and tells what is wrong with it when there is a place. */
export function visit(
  shape: Shape,
  value: unknown,
  closed: boolean,
  at: Place | undefined,
  key: string | number,
  step: string,
): boolean {
  if (!shape(value, closed)) return false;
  if (at && !isFull(at)) shape(value, closed, inside(at, key, shape.title, step));
  return true;
}

/** Whether no more problems are told. */
export function isFull([problems]: Place): boolean {
  return problems.length >= MAX_PROBLEMS;
}

/**
 * Tells one mistake, if there is a place. `demand` completes the sentence "it must …", of which hint
 * and message are made unless they are given.
 */
export function tell(
  value: unknown,
  at: Place | undefined,
  rule: string,
  demand: string,
  hint = `it must ${demand}`,
  message?: string,
): true {
  if (at && !isFull(at)) {
    const [problems, subject, instancePath, schemaPath] = at;
    const received = show(value);
    problems.push({
      rule,
      instancePath,
      schemaPath: `${schemaPath}/${rule}`,
      message: message ?? `${subject} must ${demand}, not ${received}`,
      expected: demand,
      received,
      hint,
    });
  }
  return true;
}

/** Tells that a value lacks a property. */
export function tellMissing(
  value: unknown,
  at: Place | undefined,
  name: string,
  rule = 'required',
): true {
  const demand = `have the property ${name}`;
  return tell(value, at, rule, demand, undefined, `${at?.[1]} must ${demand}`);
}
