import { validateJobRequest, type ExperimentList, type JobRequest } from '../contract';
import { parameter, refuse } from './call';
import { answerJobs } from './job-list';
import { paramsSchema } from './params-schema';
import { jobOf, type PlayedCall } from './played-call';

/** Size of a body at most, in bytes. */
const LARGEST_BODY = 65_536;
/** Who a job was canceled by: the name of the token, of which none is known here. */
const CANCELED_BY = 'replay';

export async function createJob(call: PlayedCall): Promise<Response> {
  const body = await bodyOf(call);
  const request = requestOf(call, body);
  const key = parameter(call, 'Idempotency-Key');
  const earlier = key === undefined ? undefined : call.jobs.earlier(key);
  if (earlier && earlier.body !== body) throw refuse(call, 422, 'key_reused');
  if (!earlier && call.jobs.isFull) throw refuse(call, 429, 'queue_full');
  const job = earlier?.job ?? call.jobs.add(request, body, key);
  const headers = { Location: `/v1/jobs/${job.identity.jobId}` };
  return Response.json(job.document(), { status: 202, headers });
}

export function listJobs(call: PlayedCall): Response {
  return answerJobs(
    call,
    call.jobs.newestFirst().map((job) => job.document()),
  );
}

/** The one that was recorded: nothing more is known of it than what its run says. */
export function listExperiments(call: PlayedCall): Response {
  const { experimentId, params } = call.jobs.course;
  const values = Object.entries(params).map(([name, value]) => [name, [value]] as const);
  const params_schema = paramsSchema(Object.fromEntries(values));
  const list: ExperimentList = {
    schema_version: '1.0.0',
    items: [{ experiment_id: experimentId, params_schema }],
  };
  return Response.json(list);
}

export function getJob(call: PlayedCall): Response {
  return Response.json(jobOf(call).document());
}

export function cancelJob(call: PlayedCall): Response {
  const job = jobOf(call);
  const { state } = job;
  if (state === 'completed' || state === 'failed')
    throw refuse(call, 409, 'completed', {
      detail: `The job is ${state} and cannot be canceled.`,
    });
  if (state !== 'canceled') job.cancel(CANCELED_BY);
  return Response.json(job.document());
}

async function bodyOf(call: PlayedCall): Promise<string> {
  const type = call.request.headers.get('Content-Type') ?? 'no type';
  if (!/^application\/json *(;|$)/i.test(type))
    throw refuse(call, 415, 'form', { detail: `Send application/json, not ${type}.` });
  const bytes = await call.request.arrayBuffer();
  if (bytes.byteLength > LARGEST_BODY)
    throw refuse(call, 413, 'large', {
      detail: `The body may have at most ${LARGEST_BODY} bytes.`,
    });
  return new TextDecoder().decode(bytes);
}

function requestOf(call: PlayedCall, body: string): JobRequest {
  const result = validateJobRequest(parsed(call, body));
  if (result.ok) return result.value;
  const { problems } = result;
  throw refuse(call, 422, 'params', {
    detail: `${problems.length} mistake${problems.length === 1 ? '' : 's'} in the body.`,
    errors: problems.map(({ rule, instancePath, message, hint }) => {
      return { rule, pointer: instancePath, message, ...(hint !== '' && { hint }) };
    }),
  });
}

function parsed(call: PlayedCall, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refuse(call, 400, 'parameter', { detail: 'The body is not JSON.' });
  }
}
