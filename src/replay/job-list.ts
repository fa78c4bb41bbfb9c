import type { Job, JobList } from '../contract';
import { parameter, refuse, type Call } from './call';

/** Jobs on a page when the request does not say. */
const PAGE = 50;

/**
 * Answers a request for a page of jobs.
 *
 * @param newestFirst every job
 * @throws Refusal when the cursor is that of no job
 */
export function answerJobs(call: Call, newestFirst: readonly Job[]): Response {
  const states = call.parameters.get('state') ?? [];
  const experiment = parameter(call, 'experiment_id');
  const run = parameter(call, 'run_id');
  const limit = Number(parameter(call, 'limit') ?? PAGE);
  const matching = afterCursor(call, newestFirst)
    .filter(({ experiment_id }) => experiment === undefined || experiment_id === experiment)
    .filter(({ run_id }) => run === undefined || run_id === run)
    .filter(({ state }) => states.length === 0 || states.includes(state));
  const items = matching.slice(0, limit);
  const last = matching.length > limit ? items.at(-1) : undefined;
  const list: JobList = {
    schema_version: '1.0.0',
    items,
    next_cursor: last ? btoa(last.job_id) : null,
  };
  return Response.json(list);
}

function afterCursor(call: Call, newestFirst: readonly Job[]): readonly Job[] {
  const cursor = parameter(call, 'cursor');
  if (cursor === undefined) return newestFirst;
  const index = newestFirst.findIndex(({ job_id }) => btoa(job_id) === cursor);
  if (index >= 0) return newestFirst.slice(index + 1);
  const detail = 'The query parameter cursor must be the next_cursor of a page.';
  throw refuse(call, 400, 'parameter', { detail });
}
