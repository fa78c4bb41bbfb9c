import { version } from '../../package.json';
import { getArtifact, listArtifacts } from './artifact-operations';
import { Refusal, refuse, type Answer, type Call, type ServiceState } from './call';
import { OPERATIONS, type Operation, type OperationId } from './document';
import { cancelJob, createJob, getJob, listExperiments, listJobs } from './job-operations';
import { JobStore } from './job-store';
import { ParameterError, readParameters } from './parameters';
import { courseOf, type Recording } from './recording';
import { createStreamToken, streamJob } from './stream-operations';
import { StreamTokens } from './stream-tokens';

/** Answers a request of one operation. */
export type AnswerCall = (operation: Operation, request: Request) => Promise<Response>;

/** What each operation of the document does; the type demands every one, and no other. */
const ANSWERS: Readonly<Record<OperationId, (call: Call) => Answer>> = {
  listExperiments,
  createJob,
  listJobs,
  getJob,
  cancelJob,
  createStreamToken,
  streamJob,
  listArtifacts,
  getArtifact,
  getHealth: () => Response.json({ status: 'ok', version }),
  // Tokens of a replay are signed with no key.
  getStreamKeys: () => Response.json({ keys: [] }),
};

/**
 * The API of `openapi.yaml` over one recording, in memory: a job that plays it, and one more for each
 * that is submitted. Any API token is good, and none is not.
 *
 * @param baseUrl address of the service; requests to other paths are for nobody here
 * @param speed how much faster than it was recorded, above 0; Infinity for at once
 * @throws RangeError when the recording does not begin with `run_start`
 */
export async function createReplayService(
  recording: Recording,
  baseUrl: string,
  speed: number,
): Promise<AnswerCall> {
  const course = await courseOf(recording);
  const state = { jobs: new JobStore(recording, course, speed), tokens: new StreamTokens() };
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  return async (operation, request) => {
    const path = new URL(request.url).pathname.slice(basePath.length);
    try {
      return await answer(state, operation, request, path);
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      if (!(error instanceof ParameterError)) throw error;
      return refuse({ operation, path }, 400, 'parameter', { detail: error.message }).response;
    }
  };
}

/** The operation that answers a request of this method and path, if any. */
export function operationOf(method: string, path: string): Operation | undefined {
  return OPERATIONS.find((one) => one.method === method.toLowerCase() && segments(one, path));
}

function answer(state: ServiceState, operation: Operation, request: Request, path: string): Answer {
  const hasToken = /^Bearer ./i.test(request.headers.get('Authorization') ?? '');
  if (operation.tokens.includes('apiToken') && !hasToken) {
    const detail = 'There is no API token: send Authorization: Bearer with any text.';
    throw refuse({ operation, path }, 401, 'unknown', { detail });
  }
  const values = [...(segments(operation, path) ?? [])];
  const decodedValues = new Map(values.map(([name, value]) => [name, decoded(value)]));
  const parameters = readParameters(operation, request, decodedValues);
  return ANSWERS[operation.id]({ ...state, operation, request, path, parameters });
}

/** The parameters in a path, as they stand there; null when the path is another operation's. */
function segments(operation: Operation, path: string): Map<string, string> | null {
  const names = operation.path.split('/');
  const found = path.split('/');
  if (names.length !== found.length) return null;
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = found[index] ?? '';
    if (name.startsWith('{')) values.set(name.slice(1, -1), value);
    else if (name !== value) return null;
  }
  return values;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ParameterError('The path is not percent-encoded UTF-8.');
  }
}
