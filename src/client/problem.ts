// Without the Standard Schema interface, which nobody here would use.
import { read } from '../../generated/validators/problem';
import type { ProblemDocument } from '../contract';

/** What the service refused and will refuse again; `problem.type` says why, for code to decide by. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/**
 * The problem document of a failed answer; one of type `about:blank` is made where the body is none.
 * `retry_after_ms` is also taken from the header `Retry-After`.
 */
export async function problemOf(response: Response): Promise<ProblemDocument> {
  const body: unknown = await response.json().catch(() => null);
  const result = read(body);
  const problem = result.ok ? result.value : blankProblem(response);
  const seconds = response.headers.get('Retry-After');
  if (problem.retry_after_ms !== undefined || !seconds || !/^\d{1,9}$/.test(seconds))
    return problem;
  return { ...problem, retry_after_ms: Number(seconds) * 1000 };
}

function blankProblem({ status, statusText }: Response): ProblemDocument {
  const title = statusText.slice(0, 256) || `The request failed with status ${status}`;
  return { schema_version: '1.0.0', type: 'about:blank', title, status };
}

/** Whether the same request may succeed later. */
export function isTransient({ status, retry_after_ms }: ProblemDocument): boolean {
  return status >= 500 || [408, 425, 429].includes(status) || retry_after_ms !== undefined;
}
