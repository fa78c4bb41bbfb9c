import type { CrucibleClient } from './create-client';
import { ProblemError } from './problem';

/**
 * The job whose run this is, looked for in the list of jobs, newest first.
 *
 * @throws ProblemError as `listJobs` answers, or of type not-found when no job has this run
 */
export async function findJob(
  client: CrucibleClient,
  runId: string,
  signal: AbortSignal,
): Promise<string> {
  let cursor: string | null | undefined;
  do {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const { data, error } = await client.GET('/v1/jobs', { params: { query }, signal });
    if (error) throw new ProblemError(error);
    const job = data.items.find(({ run_id }) => run_id === runId);
    if (job) return job.job_id;
    cursor = data.next_cursor;
  } while (cursor);
  throw new ProblemError({
    schema_version: '1.0.0',
    type: 'urn:crucible:problem:not-found',
    title: 'Not found',
    status: 404,
    detail: `There is no job with the run ${runId}.`,
  });
}
