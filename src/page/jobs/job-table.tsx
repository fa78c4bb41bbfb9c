import type { Job } from '../../contract';
import { hrefOf } from '../navigation/route';
import { Age } from '../parts/age';
import { ProgressBar } from '../parts/progress-bar';
import { StateBadge } from '../parts/state-badge';
import { useNow } from '../parts/use-now';

/**
 * A row for each job; on a narrow screen a card, whose style would take the meaning of rows and cells
 * if their roles did not say it.
 */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const now = useNow(true);
  return (
    <table class="jobs" role="table">
      <caption class="unseen">Jobs, newest first</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            Experiment
          </th>
          <th scope="col" role="columnheader">
            State
          </th>
          <th scope="col" role="columnheader">
            Progress
          </th>
          <th scope="col" role="columnheader">
            Submitted
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {jobs.map((job) => (
          <tr role="row" key={job.job_id}>
            <th scope="row" role="rowheader">
              <a href={hrefOf({ view: 'job', jobId: job.job_id })}>
                {job.name ?? job.experiment_id}
                <span class="id">
                  {job.name === undefined ? '' : `${job.experiment_id} · `}
                  {job.job_id}
                </span>
              </a>
            </th>
            <td role="cell">
              <StateBadge state={job.state} />
            </td>
            <td role="cell">
              <JobProgress job={job} />
            </td>
            <td role="cell">
              <Age at={job.created_at} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JobProgress({ job: { progress, state } }: { readonly job: Job }) {
  if (!progress) return <span class="muted">{state === 'queued' ? 'waiting' : 'not begun'}</span>;
  return <ProgressBar label="Stages done" unit="stages" {...progress} />;
}
