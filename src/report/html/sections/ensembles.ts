import type { EnsembleReport, Report, ReportMetric } from '../../../contract';
import { voteVerdict } from '../../vote-verdict';
import type { Draw } from '../charts/draw';
import { markup, type Markup } from '../markup';
import { intervalLegend } from '../interval-legend';
import type { Section } from '../section';
import { agreementLevels } from './agreement-levels';
import { agreementMatrix } from './agreement-matrix';
import { changedOutcomes } from './changed-outcomes';
import { memberAccuracy } from './member-accuracy';
import { metricTables } from './metrics';

/**
 * How ensembles voted: what only votes have side by side, then for each ensemble and split whether
 * the vote helped, who was right how often, and who agreed with whom.
 */
export async function ensemblesSection(
  { ensembles, metrics }: Pick<Report, 'ensembles' | 'metrics'>,
  votes: readonly ReportMetric[],
  draw: Draw,
): Promise<Section[]> {
  if (ensembles.length === 0) return [];
  const parts: Markup[] = [];
  for (const [i, ensemble] of ensembles.entries())
    parts.push(await ensemblePart(ensemble, metrics, `vote-${i}`, draw));
  const intervals = [
    ...votes,
    ...ensembles.flatMap(({ member_accuracy, by_agreement }) => [
      ...member_accuracy,
      ...by_agreement,
    ]),
  ].map(({ interval }) => interval);
  const content = [metricTables(votes), ...parts, ...intervalLegend(intervals)];
  return [{ id: 'ensembles', title: 'Ensembles', content }];
}

async function ensemblePart(
  ensemble: EnsembleReport,
  metrics: readonly ReportMetric[],
  id: string,
  draw: Draw,
): Promise<Markup> {
  const { ensemble_id, split } = ensemble;
  const verdict =
    voteVerdict(ensemble, metrics) ??
    'No example has a gold answer, so whether the vote helped cannot be said.';
  return markup`<h3>${ensemble_id} on ${split}</h3>
<p class="finding">${verdict}</p>
${await memberAccuracy(ensemble, metrics, `${id}-members`, draw)}
${await agreementLevels(ensemble, `${id}-levels`, draw)}
${await agreementMatrix(ensemble, `${id}-matrix`, draw)}
${changedOutcomes(ensemble)}
`;
}
