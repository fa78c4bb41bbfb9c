import { Refusal, refuse, type Answer, type Call } from './call';
import { OPERATIONS, type Operation, type OperationId } from './document';
import { ParameterError, readParameters } from './parameters';

/** Answers a request of one operation. */
export type AnswerCall = (operation: Operation, request: Request) => Promise<Response>;

/** What each operation of the document does; the type demands every one, and no other. */
export type Answers<State> = Readonly<Record<OperationId, (call: Call & State) => Answer>>;

/** Which API tokens are good. */
export interface TokenCheck {
  readonly accepts: (token: string) => boolean;
  /** What is said where there is none that is good. */
  readonly refusal: string;
}

/**
 * Answers requests with what the operations do with this state.
 *
 * @param baseUrl address of the service; requests to other paths are for nobody here
 */
export function answersOf<State extends object>(
  answers: Answers<State>,
  state: State,
  baseUrl: string,
  check: TokenCheck,
): AnswerCall {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  return async (operation, request) => {
    const path = new URL(request.url).pathname.slice(basePath.length);
    try {
      requireToken(check, operation, request, path);
      const call = { ...state, operation, request, path };
      return await answers[operation.id]({ ...call, parameters: parametersOf(call) });
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

function requireToken(
  { accepts, refusal }: TokenCheck,
  operation: Operation,
  request: Request,
  path: string,
): void {
  if (!operation.tokens.includes('apiToken')) return;
  const [, token] = /^Bearer +(.+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (token === undefined || !accepts(token))
    throw refuse({ operation, path }, 401, 'unknown', { detail: refusal });
}

function parametersOf({ operation, request, path }: Omit<Call, 'parameters'>) {
  const values = [...(segments(operation, path) ?? [])];
  return readParameters(
    operation,
    request,
    new Map(values.map(([name, value]) => [name, decoded(value)])),
  );
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
