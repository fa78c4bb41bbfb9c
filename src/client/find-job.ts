import type { CrucibleClient } from './create-client';
import { ProblemError } from './problem';

/**
 * The job whose run this is.
 *
 * @throws ProblemError as `listJobs` answers, or of type not-found when no job has this run
 */
export async function findJob(
  client: CrucibleClient,
  run_id: string,
  signal: AbortSignal,
): Promise<string> {
  const params = { query: { run_id } };
  const { data, error } = await client.GET('/v1/jobs', { params, signal });
  if (error) throw new ProblemError(error);
  const job = data.items.find((one) => one.run_id === run_id);
  if (job) return job.job_id;
  throw new ProblemError({
    schema_version: '1.0.0',
    type: 'urn:crucible:problem:not-found',
    title: 'Not found',
    status: 404,
    detail: `There is no job with the run ${run_id}.`,
  });
}
