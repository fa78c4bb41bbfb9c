import type { Problem } from '../problem';
import type { Shape } from './shape';
import { show } from './words';

/**
 * Mistakes found so far. One is told of a value alone; whoever looks into another value for it puts
 * before its paths how it came there, so that values without mistakes need no paths.
 */
export type Problems = { -readonly [Key in keyof Problem]: Problem[Key] }[];

/** Whether no more problems are told: a hostile document could have millions. */
export function isFull(problems: Problems): boolean {
  return problems.length >= 100;
}

/**
 * Checks something that a value has as `key`, or the value itself when there is none, and puts before
 * the paths of its problems how one came there. `step` leads to its schema, from that of the value.
 */
export function visit(
  shape: Shape,
  value: unknown,
  problems: Problems,
  closed: boolean,
  key?: string | number,
  step?: string,
): void {
  let next = problems.length;
  shape(value, problems, closed);
  for (; next < problems.length; next++) {
    const problem = problems[next] as Problems[number];
    nameSubject(problem, key ?? shape.title);
    if (key !== undefined) problem.instancePath = token(key) + problem.instancePath;
    // A shape with a title is where a `$ref` leads.
    if (problem.schemaPath[1] !== '$')
      problem.schemaPath =
        (shape.title ? `/$defs/${shape.title}` : (step ?? `/properties/${key}`)) +
        problem.schemaPath;
  }
}

/** Completes the message of a mistake of a value itself, as whose name is not known where it is told. */
export function nameSubject(problem: Problems[number], subject: string | number = ''): void {
  if (!problem.instancePath && problem.message[0] === ' ')
    problem.message = `${subject}${problem.message}`;
}

/**
 * Tells one mistake of a value, or of what is inside at `instancePath`. `demand` completes the sentence
 * "it must …", of which hint and message are made unless they are given.
 */
export function tell(
  value: unknown,
  problems: Problems,
  rule: string,
  demand: string,
  hint = `it must ${demand}`,
  instancePath = '',
  message = `${instancePath.slice(1)} must ${demand}, not ${show(value)}`,
): true {
  if (!isFull(problems)) {
    problems.push({
      rule,
      instancePath,
      schemaPath: `/${rule}`,
      message,
      expected: demand,
      received: show(value),
      hint,
    });
  }
  return true;
}

/** Tells that a value lacks a property. */
export function tellMissing(
  value: unknown,
  problems: Problems,
  name: string,
  rule = 'required',
): true {
  const demand = `have the property ${name}`;
  return tell(value, problems, rule, demand, undefined, '', ` must ${demand}`);
}

/** One step of a JSON Pointer. */
export function token(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
