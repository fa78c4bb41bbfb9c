import type { Problem, ValidationResult } from './problem';
import { nameSubject, type Problems, type Shape } from './shape';

/** Why a value does not have a shape: one problem for each mistake, none when it has it. */
export function problemsOf(shape: Shape, value: unknown, closed: boolean): Problem[] {
  const problems: Problems = [];
  shape(value, problems, closed);
  for (const problem of problems) nameSubject(problem, shape.title);
  return problems;
}

/** Checks one document. Call it with any value; it never throws. */
export type Check<T> = (value: unknown) => ValidationResult<T>;

/** Makes the check of a shape; `closed` refuses unknown properties (the writer profile). */
export function checkOf<T>(shape: Shape, closed: boolean): Check<T> {
  return (value) => {
    const problems = problemsOf(shape, value, closed);
    // What has no problem has the shape, whose type T is.
    return problems[0] ? { ok: false, problems } : { ok: true, value: value as T };
  };
}
