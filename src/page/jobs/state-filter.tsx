import type { JobState } from '../../contract';
import { hrefOf, JOB_STATES, type Route } from '../navigation/route';

/** Links to the jobs of each state. */
export function StateFilter({ state }: { readonly state: JobState | undefined }) {
  return (
    <nav class="filter" aria-label="Jobs by state">
      <ul>
        {[undefined, ...JOB_STATES].map((one) => {
          const route: Route = { view: 'jobs', ...(one && { state: one }) };
          return (
            <li key={one ?? 'all'}>
              <a href={hrefOf(route)} aria-current={one === state ? 'page' : undefined}>
                {one ?? 'all'}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
