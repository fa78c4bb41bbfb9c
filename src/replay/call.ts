import type { ProblemDocument } from '../contract';
import type { Operation } from './document';
import { problemResponse } from './documented-response';
import type { JobStore } from './job-store';
import type { ParameterValues } from './parameters';
import type { PlayedJob } from './played-job';
import type { StreamTokens } from './stream-tokens';

/** What every operation works on. */
export interface ServiceState {
  readonly jobs: JobStore;
  readonly tokens: StreamTokens;
}

/** One request of one operation, its parameters checked. */
export interface Call extends ServiceState {
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

/** @throws Refusal when there is no such job */
export function jobOf(call: Call): PlayedJob {
  const id = parameter(call, 'id') ?? '';
  const job = call.jobs.get(id);
  if (job) return job;
  throw refuse(call, 404, 'job', { detail: `There is no job ${id}.` });
}
