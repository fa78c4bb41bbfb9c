import type { Job } from '../../contract';
import { useMayChange } from '../api/use-may-change';
import { Heading } from '../parts/heading';
import { Notice } from '../parts/notice';
import { StateBadge } from '../parts/state-badge';
import { durationWords } from '../parts/time-words';
import { Age } from '../parts/age';
import { useNow } from '../parts/use-now';
import { CancelButton } from './cancel-button';
import { hasEnded } from './has-ended';

interface Props {
  readonly job: Job;
  readonly onChanged: (job: Job) => void;
}

/** What a job is, how it is doing, and how to stop it. */
export function RunHeader({ job, onChanged }: Props) {
  const now = useNow(true);
  const mayChange = useMayChange();
  const { experiment_id, name, state, attempt, created_at, started_at, finished_at } = job;
  const end = finished_at === undefined ? now : Date.parse(finished_at);
  return (
    <header class="run">
      <Heading title={name ?? experiment_id} />
      <p class="facts">
        <span role="status">
          <StateBadge state={state} />
        </span>
        {name !== undefined && <span>{experiment_id}</span>}
        <span>
          submitted <Age at={created_at} now={now} />
        </span>
        {started_at !== undefined && (
          <span>
            {finished_at === undefined ? 'running for' : 'ran for'}{' '}
            {durationWords(Math.max(0, end - Date.parse(started_at)))}
          </span>
        )}
        {attempt > 1 && <span>attempt {attempt}</span>}
        {job.canceled_by !== undefined && <span>canceled by {job.canceled_by}</span>}
      </p>
      <dl>
        {Object.entries(job.params).map(([param, value]) => (
          <div key={param}>
            <dt>{param}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
        {job.seed !== null && (
          <div>
            <dt>seed</dt>
            <dd>{job.seed}</dd>
          </div>
        )}
        <div>
          <dt>job</dt>
          <dd>{job.job_id}</dd>
        </div>
        {job.run_id !== null && (
          <div>
            <dt>run</dt>
            <dd>{job.run_id}</dd>
          </div>
        )}
      </dl>
      {job.error && (
        <Notice kind="bad">
          <strong>{job.error.name}.</strong> {job.error.message}
        </Notice>
      )}
      {mayChange && !hasEnded(job) && <CancelButton jobId={job.job_id} onCanceled={onChanged} />}
    </header>
  );
}
