import { SCHEMA_VERSIONS, type ProblemDocument, type ProblemItem } from '../../contract';

/** The problems of the document, by the end of their type: status and title. */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be read'],
  unauthorized: [401, 'A valid token is required'],
  forbidden: [403, 'The token does not open this'],
  'not-found': [404, 'Not found'],
  'not-acceptable': [406, 'The stream cannot be sent in this form'],
  'job-already-ended': [409, 'The job has already ended'],
  'run-not-started': [409, 'The run has not begun'],
  'idempotency-key-in-use': [409, 'A request with this Idempotency-Key is being handled'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, "The body's type is not supported"],
  'range-not-satisfiable': [416, 'The range is outside the file'],
  validation: [422, 'The request is not valid'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used with another body'],
  'rate-limited': [429, 'Too many requests'],
  'queue-full': [429, 'Too many jobs are waiting'],
  'too-many-streams': [429, 'Too many streams are open'],
  internal: [500, 'The service failed'],
  unavailable: [503, 'The service is not available'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemType = keyof typeof PROBLEMS;

const MOST_ERRORS = 100;
const LONGEST_TEXT = 8192;
const LONGEST_POINTER = 1024;

/** What is said of this occurrence of a problem. */
export type Occurrence = Pick<ProblemDocument, 'detail' | 'retry_after_ms' | 'errors'>;

/** Headers of an answer. */
export type AnswerHeaders = Readonly<Record<string, string | number>>;

/** A problem that ends a request wherever it is met. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: ProblemDocument;
  readonly headers: AnswerHeaders;

  constructor(problem: Omit<ProblemDocument, 'schema_version'>, headers: AnswerHeaders = {}) {
    super(problem.detail ?? problem.title);
    const detail = problem.detail !== undefined && { detail: clip(problem.detail, LONGEST_TEXT) };
    this.problem = {
      schema_version: SCHEMA_VERSIONS.problem.version,
      ...problem,
      ...detail,
      ...(problem.errors && { errors: problem.errors.slice(0, MOST_ERRORS).map(clipItem) }),
    };
    this.headers = headers;
  }
}

/** A problem of the document. */
export function refuse(
  type: ProblemType,
  occurrence: Occurrence = {},
  headers: AnswerHeaders = {},
): Refusal {
  const [status, title] = PROBLEMS[type];
  const problem = { type: `urn:crucible:problem:${type}`, title, status, ...occurrence };
  return new Refusal(problem, { ...retryAfter(status, occurrence), ...headers });
}

/** A request that the document knows nothing of: its status says it all. */
export function refuseUnknown(allowed: readonly string[]): Refusal {
  if (allowed.length === 0)
    return new Refusal({ type: 'about:blank', title: 'Not Found', status: 404 });
  const problem = { type: 'about:blank', title: 'Method Not Allowed', status: 405 };
  return new Refusal(problem, { Allow: allowed.join(', ') });
}

/** What a request can make long is cut to what the schema of problems allows. */
function clip(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}

function clipItem({ rule, pointer, message, hint }: ProblemItem): ProblemItem {
  return {
    rule,
    pointer: clip(pointer, LONGEST_POINTER),
    message: clip(message, LONGEST_TEXT),
    ...(hint !== undefined && { hint: clip(hint, LONGEST_TEXT) }),
  };
}

/** The document has the header where the whole service asks for patience. */
function retryAfter(status: number, { retry_after_ms: ms }: Occurrence): AnswerHeaders {
  return ms !== undefined && (status === 429 || status === 503)
    ? { 'Retry-After': Math.ceil(ms / 1000) }
    : {};
}
