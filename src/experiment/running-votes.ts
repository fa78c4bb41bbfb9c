import { Adder } from 'd3-array';
import type { VoteTrace } from '../contract';
import { KappaCounts, VOTE_SHARES } from '../stats';
import { RunningMembers } from './running-members';

/** A metric of the votes so far; step is the number of votes. */
export interface RunningMetric {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  readonly step: number;
}

/** What some metrics are counted from, vote by vote. */
export interface VoteCounts {
  add(trace: VoteTrace): void;
  /** The metrics of the votes so far; null where one is undefined. */
  values(): readonly { name: string; value: number | null; unit?: string }[];
}

/** What the contract allows a name to have. */
const LONGEST_NAME = 128;

/**
 * Keeps the metrics of each ensemble up to date while votes come in, without looking at a vote
 * twice. Once all have come they are those of the report.
 */
export class RunningVotes {
  readonly #ensembles = new Map<string, { step: number; readonly counts: readonly VoteCounts[] }>();

  /**
   * Counts a vote; returns the ensemble's metrics, named `<ensemble_id>/<metric>`. Those whose name
   * would be too long for the contract are left out.
   *
   * @throws RangeError when the ensemble has more or fewer members than on the examples before
   */
  add(trace: VoteTrace): RunningMetric[] {
    const { ensemble_id } = trace;
    const ensemble = this.#ensembles.get(ensemble_id) ?? { step: 0, counts: newCounts() };
    this.#ensembles.set(ensemble_id, ensemble);
    const step = ++ensemble.step;
    for (const counts of ensemble.counts) counts.add(trace);
    return ensemble.counts
      .flatMap((counts) => counts.values())
      .flatMap(({ name: metric, value, unit }) => {
        const name = `${ensemble_id}/${metric}`;
        if (value === null || name.length > LONGEST_NAME) return [];
        return [{ name, value, ...(unit !== undefined && { unit }), step }];
      });
  }
}

function newCounts(): VoteCounts[] {
  return [new RunningShares(), new RunningKappa(), new RunningMembers(), new RunningCosts()];
}

class RunningShares implements VoteCounts {
  readonly #shares = VOTE_SHARES.map((share) => ({ share, part: 0, whole: 0 }));

  add(trace: VoteTrace): void {
    for (const sums of this.#shares) {
      sums.part += sums.share.part(trace);
      sums.whole += sums.share.whole(trace);
    }
  }

  values() {
    return this.#shares.map(({ share: { name }, part, whole }) => ({
      name,
      value: whole === 0 ? null : part / whole,
    }));
  }
}

class RunningKappa implements VoteCounts {
  readonly #counts = new KappaCounts();

  add({ members }: VoteTrace): void {
    this.#counts.add(members.map(({ answer }) => answer));
  }

  values() {
    return [{ name: 'fleiss_kappa', value: this.#counts.value() }];
  }
}

class RunningCosts implements VoteCounts {
  /** By currency; exact, so that the order of the votes changes nothing. */
  readonly #sums = new Map<string, Adder>();

  add({ members }: VoteTrace): void {
    for (const { cost } of members) {
      if (!cost) continue;
      const sum = this.#sums.get(cost.currency) ?? new Adder();
      this.#sums.set(cost.currency, sum.add(cost.amount));
    }
  }

  values() {
    return [...this.#sums].map(([unit, sum]) => ({
      name: `cost/${unit}`,
      value: sum.valueOf(),
      unit,
    }));
  }
}
