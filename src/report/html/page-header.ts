import type { Report } from '../../contract';
import { badge } from './badge';
import { markup, type Markup } from './markup';

const STATUS_KINDS = {
  completed: 'good',
  failed: 'bad',
  canceled: 'open',
  running: 'open',
} as const;

/** Title, outcome at a glance, and what the report is about. */
export function pageHeader({
  title,
  status,
  quality_results,
  summary,
  experiment_id,
  run_id,
  generated_at,
  seed,
}: Report): Markup {
  const facts: [string, string | number][] = [
    ['Experiment', experiment_id],
    ['Run', run_id],
    ['Seed', seed],
    ['Generated', generated_at],
  ];
  return markup`<header>
<h1>${title}</h1>
<p class="badges">${badge(STATUS_KINDS[status], `run ${status}`)} ${gateBadges(quality_results)}</p>
${summary.trim() === '' ? '' : markup`<p class="summary">${summary}</p>`}
<dl>${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
`;
}

function gateBadges(results: Report['quality_results']): Markup[] {
  const failed = results.filter(({ passed }) => !passed).length;
  const passed = results.length - failed;
  return [
    ...(failed > 0 ? [markup`${badge('bad', `${failed} ${gates(failed)} failed`)} `] : []),
    ...(passed > 0 ? [badge('good', `${passed} ${gates(passed)} passed`)] : []),
  ];
}

function gates(count: number): string {
  return count === 1 ? 'gate' : 'gates';
}
