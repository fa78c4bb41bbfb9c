import { useCallback } from 'preact/hooks';
import type { JobState } from '../../contract';
import { useApi } from '../api/api';
import { usePolled } from '../api/use-polled';
import { hrefOf, type Route } from '../navigation/route';
import { Heading } from '../parts/heading';
import { Loading } from '../parts/loading';
import { ProblemNotice } from '../parts/problem-notice';
import { JobTable } from './job-table';
import { StateFilter } from './state-filter';

const EVERY_MS = 2000;
const PAGE = 25;

interface Props {
  readonly state: JobState | undefined;
  /** Where the page begins; undefined for the newest jobs. */
  readonly cursor: string | undefined;
}

/** The jobs of the service, newest first, a page at a time. */
export function JobsPage({ state, cursor }: Props) {
  const { client } = useApi();
  const load = useCallback(
    (signal: AbortSignal) => {
      const query = { limit: PAGE, ...(state && { state: [state] }), ...(cursor && { cursor }) };
      return client.GET('/v1/jobs', { params: { query }, signal });
    },
    [client, state, cursor],
  );
  const { data, problem } = usePolled(load, EVERY_MS);
  const route: Route = { view: 'jobs', ...(state && { state }) };
  return (
    <>
      <Heading title="Jobs" />
      <StateFilter state={state} />
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="jobs" />}
      {data && data.items.length > 0 && <JobTable jobs={data.items} />}
      {data?.items.length === 0 && <NoJobs state={state} isFirst={!cursor} />}
      <nav class="pages" aria-label="Pages of jobs">
        {cursor && <a href={hrefOf(route)}>Newest jobs</a>}
        {data?.next_cursor && (
          <a href={hrefOf({ ...route, cursor: data.next_cursor })}>Older jobs</a>
        )}
      </nav>
    </>
  );
}

function NoJobs({ state, isFirst }: { state: JobState | undefined; isFirst: boolean }) {
  if (state) return <p class="empty">No job is {state}.</p>;
  if (!isFirst) return <p class="empty">There are no older jobs.</p>;
  return (
    <p class="empty">
      No job has been submitted yet. <a href={hrefOf({ view: 'submit' })}>Submit the first one.</a>
    </p>
  );
}
