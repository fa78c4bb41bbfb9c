import type { EnsembleReport } from '../../../contract';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { seriesKey, type EnsembleVotes, type SeriesByKey, type VotesByKey } from '../state';
import { ChangedOutcomes } from './changed-outcomes';
import { RecentVotes } from './recent-votes';

const COLUMNS = [
  'Ensemble',
  'Stage',
  '#Examples',
  '#All agree',
  '#Ties',
  '#No winner',
  '#Right',
  '#Vote changed the outcome',
];

interface Props {
  readonly votes: VotesByKey;
  readonly series: SeriesByKey;
  /** Of the report, once the run has ended. */
  readonly ensembles: readonly EnsembleReport[] | undefined;
}

/** How ensembles vote: how far they agree, and what their votes changed. */
export function VotesSection({ votes, series, ensembles }: Props) {
  const all = [...votes.values()];
  return (
    <Section id="votes" title="Votes">
      <Table
        caption="Votes by ensemble"
        hidesCaption
        columns={COLUMNS}
        rows={all.map((one) => [
          one.ensembleId,
          one.stage,
          one.examples,
          share(one.unanimous, one.examples),
          share(one.ties, one.examples),
          share(one.undecided, one.examples),
          share(one.correct, one.graded),
          changedSoFar(one, series),
        ])}
      />
      {ensembles
        ? ensembles.map((one) => (
            <ChangedOutcomes key={`${one.ensemble_id} ${one.split}`} ensemble={one} />
          ))
        : all.map((one) => <RecentVotes key={`${one.stage} ${one.ensembleId}`} votes={one} />)}
    </Section>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** The run tells it as a metric of the ensemble, a fraction. */
function changedSoFar({ stage, ensembleId }: EnsembleVotes, series: SeriesByKey): string {
  const found = series.get(seriesKey(stage, `${ensembleId}/vote_changed_outcome`));
  return found ? share(found.last.value, 1) : '–';
}
