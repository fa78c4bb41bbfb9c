import type { ProblemDocument } from '../contract';
import { OPERATIONS, type DocumentedAnswer, type Operation, type OperationId } from './document';

/**
 * An answer as `openapi.yaml` documents it: one of its examples, with the headers it must have. For
 * states that are hard to bring about: a full queue, a revoked token, a fault of the service.
 *
 * @param example name of the example in the document; default: the first
 * @throws RangeError when the document has no such answer or example; the message names those it has
 */
export function documentedResponse(
  operationId: OperationId,
  status: number,
  example?: string,
): Response {
  const answer = answerOf(operationId, status);
  const [content] = Object.entries(answer.content);
  const type = content?.[0] ?? null;
  const examples = content?.[1].examples ?? {};
  const name = example ?? Object.keys(examples)[0];
  if (name === undefined) return new Response(null, { status, headers: headersOf(answer) });
  const found = Object.hasOwn(examples, name) ? examples[name] : undefined;
  if (!found)
    throw new RangeError(
      `${operationId} ${status} has no example ${name}, but ${Object.keys(examples).join(', ')}`,
    );
  return respond(answer, status, type, found.value);
}

/**
 * A problem of the document, as the service gives it for this request.
 *
 * @param detail what happened this time
 */
export function problemResponse(
  { id }: Operation,
  status: number,
  example: string,
  given: Partial<ProblemDocument>,
): Response {
  const answer = answerOf(id, status);
  const documented = answer.content['application/problem+json']?.examples[example]?.value;
  // The document's examples are checked against its schemas when it is tested.
  const problem = { ...(documented as ProblemDocument), ...given };
  return respond(answer, status, 'application/problem+json', problem);
}

function answerOf(operationId: OperationId, status: number): DocumentedAnswer {
  const answers = OPERATIONS.find(({ id }) => id === operationId)?.answers ?? {};
  const answer = answers[status];
  if (answer) return answer;
  throw new RangeError(
    `${operationId} has no answer ${status}, but ${Object.keys(answers).join(', ')}`,
  );
}

function respond(
  answer: DocumentedAnswer,
  status: number,
  type: string | null,
  value: unknown,
): Response {
  const headers = headersOf(answer);
  if (type) headers.set('Content-Type', type);
  return new Response(bodyOf(type, value), { status, headers });
}

function bodyOf(type: string | null, value: unknown): string {
  if (type === 'text/event-stream') return `data: ${JSON.stringify(value)}\n\n`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function headersOf({ headers }: DocumentedAnswer): Headers {
  return new Headers(
    Object.entries(headers)
      .filter(([, { required }]) => required)
      .map(([name, { example }]) => [name, String(example)]),
  );
}
