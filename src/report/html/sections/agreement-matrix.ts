import { greatest, least } from 'd3-array';
import type { EnsembleReport } from '../../../contract';
import { agreementChart } from '../charts/agreement-chart';
import type { Draw } from '../charts/draw';
import { beside } from '../beside';
import { figure } from '../figure';
import type { Child } from '../markup';
import { nameText } from '../name-text';
import { table } from '../table';
import { formatNumber } from '../../../wording';

/** How often each pair of members gives the same answer, as a heat map and a table. */
export async function agreementMatrix(
  ensemble: EnsembleReport,
  id: string,
  draw: Draw,
): Promise<Child> {
  const { ensemble_id, split, members, agreement_matrix } = ensemble;
  if (members.length < 2) return '';
  const title = `Agreement of the members of ${ensemble_id} on ${split}`;
  const caption = `${captionOf(ensemble)} The fuller a cell, the more often two members give the same answer.`;
  const cells = members.map((member, i) => [
    nameText(member),
    ...members.map((_, j) => {
      const share = agreement_matrix[i]?.[j] ?? null;
      return share === null ? 'never met' : formatNumber(share);
    }),
  ]);
  return beside(
    await figure({ id, title, caption, chart: agreementChart(ensemble) }, draw),
    table(
      'Share of examples on which both give the same answer, of those where both voted',
      [
        { head: 'Member', kind: 'name' },
        ...members.map((member) => ({ head: nameText(member), kind: 'number' as const })),
      ],
      cells,
    ),
  );
}

function captionOf({ members, agreement_matrix }: EnsembleReport): string {
  const pairs = members.flatMap((one, i) =>
    members.slice(i + 1).flatMap((other, k) => {
      const share = agreement_matrix[i]?.[i + 1 + k] ?? null;
      return share === null ? [] : [{ names: `${one} and ${other}`, share }];
    }),
  );
  const most = greatest(pairs, ({ share }) => share);
  const fewest = least(pairs, ({ share }) => share);
  if (!most || !fewest) return 'No two members voted on the same example.';
  const found = ({ names, share }: typeof most) => `${names} (${formatNumber(share)})`;
  if (pairs.length === 1) return `Only one pair voted on the same examples: ${found(most)}.`;
  return `Most often ${found(most)} agree, least often ${found(fewest)}.`;
}
