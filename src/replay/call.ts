import type { ProblemDocument } from '../contract';
import type { Operation } from './document';
import { problemResponse } from './documented-response';
import type { ParameterValues } from './parameters';

/** One request of one operation, its parameters checked. */
export interface Call {
  readonly operation: Operation;
  readonly request: Request;
  /** Path of the request below the service's address. */
  readonly path: string;
  readonly parameters: ParameterValues;
}

export type Answer = Response | Promise<Response>;

/** A problem that ends the call wherever it is met. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly response: Response;

  constructor(response: Response) {
    super(`answered ${response.status}`);
    this.response = response;
  }
}

/** The first value of a parameter. */
export function parameter({ parameters }: Call, name: string): string | undefined {
  return parameters.get(name)?.[0];
}

/** The document's problem of this status, told of this request. */
export function refuse(
  { operation, path }: Pick<Call, 'operation' | 'path'>,
  status: number,
  example: string,
  given: Partial<ProblemDocument> = {},
): Refusal {
  return new Refusal(problemResponse(operation, status, example, { instance: path, ...given }));
}

/**
 * The job in the path of a request.
 *
 * @throws Refusal when there is no such job
 */
export function jobIn<Job>(call: Call, jobs: { get: (jobId: string) => Job | undefined }): Job {
  const id = parameter(call, 'id') ?? '';
  const job = jobs.get(id);
  if (job) return job;
  throw refuse(call, 404, 'job', { detail: `There is no job ${id}.` });
}
