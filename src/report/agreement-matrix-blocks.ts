import type { EnsembleReport } from '../contract';
import { formatNumber } from '../wording';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';

/** A row and a column for each member; a pair that never voted on the same example has no share. */
export function agreementMatrixBlocks({
  members,
  agreement_matrix,
}: Pick<EnsembleReport, 'members' | 'agreement_matrix'>): string[] {
  if (members.length === 0) return [];
  const table = markdownTable(
    [
      { head: 'Member', align: 'left' },
      ...members.map((member) => ({ head: markdownText(member), align: 'right' as const })),
    ],
    members.map((member, i) => [
      markdownText(member),
      ...members.map((_, j) => {
        const share = agreement_matrix[i]?.[j] ?? null;
        return share === null ? 'never met' : formatNumber(share);
      }),
    ]),
  );
  return ['Agreement of each pair of members, where both voted:', table];
}
