import { Answer } from '../../parts/answer';
import { Table } from '../../parts/table';
import type { EnsembleVotes } from '../state';

const COLUMNS = ['Example', 'Winner', '#Agreement', 'Tie', 'Right'];

/** The newest votes of an ensemble, newest first. */
export function RecentVotes({ votes: { ensembleId, recent } }: { readonly votes: EnsembleVotes }) {
  return (
    <Table
      caption={`Newest votes of ${ensembleId}`}
      columns={COLUMNS}
      rows={[...recent]
        .reverse()
        .map(({ example_id, winner, agreement, tie, correct = null }) => [
          example_id,
          <Answer text={winner} />,
          `${Math.round(100 * agreement)} %`,
          tie ? 'tie' : '',
          correct === null ? '–' : correct ? '✓ yes' : '✗ no',
        ])}
    />
  );
}
