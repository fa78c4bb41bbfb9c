import type { JobState } from '../../../contract';
import { jobOf, parameter, type Answer, type Call } from '../call';
import { refuse } from '../refusal';

/** Jobs on a page when the request does not say. */
const PAGE = 50;

export async function listJobs(call: Call): Promise<Answer> {
  const page = await call.service.jobs.list({
    cursor: parameter(call, 'cursor'),
    limit: Number(parameter(call, 'limit') ?? PAGE),
    // Checked against the document, which has no other states.
    states: (call.parameters.get('state') ?? []) as JobState[],
    experimentId: parameter(call, 'experiment_id'),
    runId: parameter(call, 'run_id'),
  });
  if (page) return { status: 200, json: page };
  const detail = 'The query parameter cursor must be the next_cursor of a page with these filters.';
  throw refuse('bad-request', { detail });
}

export async function getJob(call: Call): Promise<Answer> {
  return { status: 200, json: await jobOf(call) };
}

export async function cancelJob(call: Call): Promise<Answer> {
  const { job_id } = await jobOf(call);
  const job = await call.service.jobs.cancel(job_id, call.token?.name ?? '');
  if (job?.state === 'canceled') return { status: 200, json: job };
  const detail = `The job is ${job?.state} and cannot be canceled.`;
  throw refuse('job-already-ended', { detail });
}
