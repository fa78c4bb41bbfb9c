import { validateJobRequest, type ExperimentList, type JobRequest } from '../contract';
import { jobOf, parameter, refuse, type Call } from './call';
import { paramsSchema } from './params-schema';
import type { PlayedJob } from './played-job';

/** Size of a body at most, in bytes. */
const LARGEST_BODY = 65_536;
/** Jobs on a page when the request does not say. */
const PAGE = 50;
/** Who a job was canceled by: the name of the token, of which none is known here. */
const CANCELED_BY = 'replay';

export async function createJob(call: Call): Promise<Response> {
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

export function listJobs(call: Call): Response {
  const states = call.parameters.get('state') ?? [];
  const experiment = parameter(call, 'experiment_id');
  const run = parameter(call, 'run_id');
  const limit = Number(parameter(call, 'limit') ?? PAGE);
  const matching = afterCursor(call)
    .filter(({ identity }) => experiment === undefined || identity.experimentId === experiment)
    .filter((job) => run === undefined || (job.hasRun && job.identity.runId === run))
    .filter(({ state }) => states.length === 0 || states.includes(state));
  const page = matching.slice(0, limit);
  const last = matching.length > limit ? page.at(-1) : undefined;
  return Response.json({
    schema_version: '1.0.0',
    items: page.map((job) => job.document()),
    next_cursor: last ? btoa(last.identity.jobId) : null,
  });
}

/** The one that was recorded: nothing more is known of it than what its run says. */
export function listExperiments(call: Call): Response {
  const { experimentId, params } = call.jobs.course;
  const values = Object.entries(params).map(([name, value]) => [name, [value]] as const);
  const params_schema = paramsSchema(Object.fromEntries(values));
  const list: ExperimentList = {
    schema_version: '1.0.0',
    items: [{ experiment_id: experimentId, params_schema }],
  };
  return Response.json(list);
}

export function getJob(call: Call): Response {
  return Response.json(jobOf(call).document());
}

export function cancelJob(call: Call): Response {
  const job = jobOf(call);
  const { state } = job;
  if (state === 'completed' || state === 'failed')
    throw refuse(call, 409, 'completed', {
      detail: `The job is ${state} and cannot be canceled.`,
    });
  if (state !== 'canceled') job.cancel(CANCELED_BY);
  return Response.json(job.document());
}

function afterCursor(call: Call): PlayedJob[] {
  const jobs = call.jobs.newestFirst();
  const cursor = parameter(call, 'cursor');
  if (cursor === undefined) return jobs;
  const index = jobs.findIndex(({ identity }) => btoa(identity.jobId) === cursor);
  if (index >= 0) return jobs.slice(index + 1);
  const detail = 'The query parameter cursor must be the next_cursor of a page.';
  throw refuse(call, 400, 'parameter', { detail });
}

async function bodyOf(call: Call): Promise<string> {
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

function requestOf(call: Call, body: string): JobRequest {
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

function parsed(call: Call, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refuse(call, 400, 'parameter', { detail: 'The body is not JSON.' });
  }
}
