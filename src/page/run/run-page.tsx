import { useCallback } from 'preact/hooks';
import type { Job } from '../../contract';
import { useApi } from '../api/api';
import { usePolled } from '../api/use-polled';
import { hrefOf } from '../navigation/route';
import { Heading } from '../parts/heading';
import { Loading } from '../parts/loading';
import { ProblemNotice } from '../parts/problem-notice';
import { hasEnded } from './has-ended';
import { RunHeader } from './run-header';
import { RunView } from './run-view';

const EVERY_MS = 2000;

/** A job and its run. */
export function RunPage({ jobId }: { readonly jobId: string }) {
  const { client } = useApi();
  const load = useCallback(
    (signal: AbortSignal) =>
      client.GET('/v1/jobs/{id}', { params: { path: { id: jobId } }, signal }),
    [client, jobId],
  );
  const { data: job, problem, replace } = usePolled<Job>(load, EVERY_MS);
  if (job)
    return (
      <>
        <RunHeader job={job} onChanged={replace} />
        {job.run_id === null ? <NoRun job={job} /> : <RunView job={job} runId={job.run_id} />}
      </>
    );
  return (
    <>
      <Heading title={problem?.status === 404 ? 'No such job' : 'Job'} />
      {problem ? <ProblemNotice problem={problem} /> : <Loading what="the job" />}
      <p>
        <a href={hrefOf({ view: 'jobs' })}>All jobs</a>
      </p>
    </>
  );
}

function NoRun({ job }: { readonly job: Job }) {
  return (
    <p class="empty" role="status">
      {hasEnded(job) ? 'This job never had a run.' : 'Waiting for a worker to begin the run…'}
    </p>
  );
}
