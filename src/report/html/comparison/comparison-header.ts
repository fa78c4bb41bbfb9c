import type { ComparedRun, RunComparison } from '../../compare';
import { badge } from '../badge';
import { markup, type Markup } from '../markup';

/** What is compared, and the outcome at a glance. */
export function comparisonHeader({ a, b, same_data, gates, summary }: RunComparison): Markup {
  const failing = gates.filter(({ change }) => change === 'newly_failing').length;
  const gate =
    failing === 0
      ? badge('good', 'no gate newly failing')
      : badge('bad', `${failing} ${failing === 1 ? 'gate' : 'gates'} newly failing`);
  const data = same_data ? badge('good', 'same data') : badge('open', 'different data');
  return markup`<header>
<h1>Two runs compared</h1>
<p class="badges">${gates.length === 0 ? '' : gate} ${data}</p>
<p class="summary">${summary}</p>
<dl>${runFacts('A', a)}${runFacts('B', b)}</dl>
</header>
`;
}

function runFacts(side: string, { title, run_id, experiment_id, status }: ComparedRun): Markup {
  return markup`<div><dt>${side}: ${title}</dt><dd>run ${run_id} of ${experiment_id}, ${status}</dd></div>`;
}
