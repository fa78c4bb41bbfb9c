import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../../contract';
import type { Operation, ParameterValues } from '../../replay';
import type { ApiToken } from '../tokens';
import { refuse, type AnswerHeaders } from './refusal';
import type { Service } from './service';

/** One request of one operation: its token and its parameters are checked. */
export interface Call {
  readonly service: Service;
  readonly operation: Operation;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly parameters: ParameterValues;
  /** Who asks; undefined where the operation takes no API token. */
  readonly token: ApiToken | undefined;
}

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: AnswerHeaders;
  /** A document, sent as JSON. */
  readonly json?: unknown;
  /** The bytes of a file; their headers say what they are. */
  readonly bytes?: Buffer | Readable;
}

/** An operation; undefined when it has taken the connection for itself. */
export type Handler = (call: Call) => Answer | Promise<Answer | undefined>;

/** The first value of a parameter. */
export function parameter({ parameters }: Pick<Call, 'parameters'>, name: string) {
  return parameters.get(name)?.[0];
}

/** @throws Refusal when there is no such job */
export async function jobOf(call: Call): Promise<Job> {
  const id = parameter(call, 'id') ?? '';
  const job = await call.service.jobs.get(id);
  if (job) return job;
  throw refuse('not-found', { detail: `There is no job ${id}.` });
}
