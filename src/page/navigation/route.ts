import type { JobState } from '../../contract';

/** A view of the page, as the fragment of its address names it: links can be shared. */
export type Route =
  | { readonly view: 'jobs'; readonly state?: JobState; readonly cursor?: string }
  | { readonly view: 'submit'; readonly experimentId?: string }
  | { readonly view: 'job'; readonly jobId: string }
  | { readonly view: 'unknown' };

export const JOB_STATES: readonly JobState[] = [
  'queued',
  'running',
  'completed',
  'failed',
  'canceled',
];

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [view = '', ...rest] = path.split('/');
  const id = decoded(rest.join('/'));
  if (view === 'jobs' && id) return { view: 'job', jobId: id };
  if (view === 'submit') return { view, ...(id && { experimentId: id }) };
  if (view !== '' && view !== 'jobs') return { view: 'unknown' };
  const parameters = new URLSearchParams(query);
  const state = JOB_STATES.find((one) => one === parameters.get('state'));
  const cursor = parameters.get('cursor');
  return { view: 'jobs', ...(state && { state }), ...(cursor && { cursor }) };
}

export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'job':
      return `#/jobs/${encodeURIComponent(route.jobId)}`;
    case 'submit':
      return route.experimentId ? `#/submit/${encodeURIComponent(route.experimentId)}` : '#/submit';
    case 'jobs': {
      const { state, cursor } = route;
      const query = new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) });
      return query.size > 0 ? `#/?${query}` : '#/';
    }
    case 'unknown':
      return '#/';
  }
}

/** A text that is not percent-encoded stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
