import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportMetric, VoteTrace } from '../../src/contract';
import {
  describeEnsemble,
  fleissKappa,
  mcnemarExact,
  percentile,
  scoreVotes,
  seededRandom,
  wilsonInterval,
} from '../../src/stats';
import { voteTraces } from './vote-traces';

const OPTIONS = { split: 'dev', seed: 5, resamples: 40 };

/** Right or wrong as a reader judges: by the gold answers of the trace, none being right by nobody. */
const isGold = (trace: VoteTrace, answer: string | null | undefined) =>
  typeof answer === 'string' && trace.gold.includes(answer);

/** Index of the member with the most right answers, found by counting them one by one. */
function bestOf(traces: readonly VoteTrace[]): { best: number; rights: number[]; judged: number } {
  const rights = (traces[0]?.members ?? []).map(() => 0);
  let judged = 0;
  for (const trace of traces) {
    if (trace.gold.length === 0) continue;
    judged++;
    for (const [m, { answer }] of trace.members.entries())
      if (isGold(trace, answer)) rights[m] = (rights[m] ?? 0) + 1;
  }
  let best = judged === 0 ? -1 : 0;
  for (const [m, right] of rights.entries()) if (right > (rights[best] ?? Infinity)) best = m;
  return { best, rights, judged };
}

/** Everything that votes are counted for, in one pass over them. */
function counted(traces: readonly VoteTrace[]) {
  const { best, judged } = bestOf(traces);
  const counts = { right: 0, met: 0, agreed: 0, ties: 0, silent: 0, asked: 0, undecided: 0 };
  const against = { changed: 0, lost: 0, won: 0 };
  const spent: Record<string, number> = {};
  for (const trace of traces) {
    const { members, winner, tie } = trace;
    const given: string[] = [];
    for (const { answer, abstained, cost } of members) {
      counts.asked++;
      if (abstained) counts.silent++;
      if (answer !== null) given.push(answer);
      if (cost) spent[cost.currency] = (spent[cost.currency] ?? 0) + cost.amount;
    }
    if (given.length >= 2) {
      counts.met++;
      if (given.every((one) => one === given[0])) counts.agreed++;
    }
    if (tie) counts.ties++;
    if (winner === null) counts.undecided++;
    if (isGold(trace, winner)) counts.right++;
    if (trace.gold.length === 0) continue;
    const before = members[best]?.answer ?? null;
    if (before !== winner) against.changed++;
    if (isGold(trace, before) && !isGold(trace, winner)) against.lost++;
    if (!isGold(trace, before) && isGold(trace, winner)) against.won++;
  }
  return { ...counts, ...against, spent, judged, n: traces.length };
}

/** Kappa of the examples without abstention, and its interval: the same draws, written out. */
function kappaOf(traces: readonly VoteTrace[]) {
  const rows = traces
    .map(({ members }) => members.map(({ answer }) => answer))
    .filter((row) => row.length >= 2 && row.every((answer) => answer !== null));
  const value = fleissKappa(rows);
  const random = seededRandom(OPTIONS.seed);
  const kappas: number[] = [];
  for (let i = 0; i < OPTIONS.resamples; i++) {
    const drawn = rows.map(() => rows[random.below(rows.length)] ?? []);
    const kappa = fleissKappa(drawn);
    if (kappa !== null) kappas.push(kappa);
  }
  const isKnown = rows.length >= 2 && kappas.length >= OPTIONS.resamples / 2;
  const ends = { low: percentile(kappas, 0.025), high: percentile(kappas, 0.975) };
  const interval = { ...ends, level: 0.95, method: 'bootstrap_percentile' };
  return { value, num_examples: rows.length, ...(isKnown && { interval }) };
}

const shareOf = (name: string, part: number, whole: number) => ({
  name,
  value: whole === 0 ? null : part / whole,
  num_examples: whole,
  ...(whole > 0 && { interval: wilsonInterval(part, whole) }),
});

/** The metrics of docs/metrics.md, "Votes", in its order; costs apart. */
function expectedMetrics(traces: readonly VoteTrace[]) {
  const { n, judged, met, asked, ...c } = counted(traces);
  return [
    shareOf('accuracy', c.right, judged),
    shareOf('agreement_rate', c.agreed, met),
    shareOf('disagreement_rate', met - c.agreed, met),
    shareOf('tie_rate', c.ties, n),
    { name: 'abstention_rate', value: c.silent / asked, num_examples: n },
    shareOf('no_decision_rate', c.undecided, n),
    { name: 'fleiss_kappa', ...kappaOf(traces) },
    shareOf('vote_changed_outcome', c.changed, judged),
    shareOf('right_to_wrong', c.lost, judged),
    shareOf('wrong_to_right', c.won, judged),
    {
      name: 'mcnemar_p_value',
      value: judged === 0 ? null : mcnemarExact(c.lost, c.won),
      num_examples: judged,
    },
  ].map((metric) => ({ ...metric, adapter_id: 'vote', split: 'dev' }));
}

const isCost = ({ name }: ReportMetric) => name.startsWith('cost/');

describe('scoreVotes', () => {
  it('gives what a count by hand gives: every metric, its examples and its interval', () => {
    fc.assert(
      fc.property(voteTraces, (traces) => {
        const metrics = scoreVotes(traces, OPTIONS).filter((metric) => !isCost(metric));
        expect(metrics).toEqual(expectedMetrics(traces));
      }),
    );
  });

  it('adds up what the answers cost, by currency', () => {
    fc.assert(
      fc.property(voteTraces, (traces) => {
        const costs = scoreVotes(traces, OPTIONS).filter(isCost);
        const { spent, n } = counted(traces);
        expect(costs.map(({ name }) => name).sort()).toEqual(Object.keys(spent).sort().map((currency) => `cost/${currency}`)); // prettier-ignore
        for (const { value, unit, num_examples } of costs) {
          expect(value).toBeCloseTo(spent[unit ?? ''] ?? NaN, 9);
          expect(num_examples).toBe(n);
        }
      }),
    );
  });
});

/** How often each level of agreement is right: a level is the votes of the most frequent answer. */
function levelsOf(traces: readonly VoteTrace[]) {
  const levels: Record<number, { num_examples: number; num_correct: number }> = {};
  for (const trace of traces) {
    if (trace.gold.length === 0) continue;
    const votes: Record<string, number> = {};
    for (const { answer } of trace.members)
      if (answer !== null) votes[answer] = (votes[answer] ?? 0) + 1;
    const level = (levels[Math.max(0, ...Object.values(votes))] ??= { num_examples: 0, num_correct: 0 }); // prettier-ignore
    level.num_examples++;
    if (isGold(trace, trace.winner)) level.num_correct++;
  }
  // Numbers as keys come in ascending order.
  return Object.entries(levels).map(([agreeing, level]) => ({
    agreeing: Number(agreeing),
    ...accuracyOf(level),
  }));
}

const accuracyOf = (score: { num_examples: number; num_correct: number }) => ({
  ...score,
  accuracy: score.num_correct / score.num_examples,
  interval: wilsonInterval(score.num_correct, score.num_examples),
});

/** Share of the examples on which two members voted alike, of those on which both voted. */
function agreementOf(traces: readonly VoteTrace[], i: number, j: number): number | null {
  let [alike, met] = [0, 0];
  for (const { members } of traces) {
    const [one, other] = [members[i]?.answer ?? null, members[j]?.answer ?? null];
    if (one === null || other === null) continue;
    met++;
    if (one === other) alike++;
  }
  return met === 0 ? null : alike / met;
}

/** The examples on which the vote is not what the best member said, and what became of each. */
function changesOf(traces: readonly VoteTrace[], best: number) {
  const changes: object[] = [];
  for (const trace of traces) {
    const before = trace.members[best]?.answer ?? null;
    if (best === -1 || before === trace.winner) continue;
    const words = [before, trace.winner].map((one) => (isGold(trace, one) ? 'right' : 'wrong'));
    changes.push({
      example_id: trace.example_id,
      best_member_answer: before,
      ensemble_answer: trace.winner,
      change: trace.gold.length === 0 ? null : words.join('_to_'),
    });
  }
  return changes;
}

describe('describeEnsemble', () => {
  it('describes what a count by hand finds', () => {
    fc.assert(
      fc.property(voteTraces, (traces) => {
        const { best, rights, judged } = bestOf(traces);
        const members = rights.map((_, m) => `member-${m}`);
        expect(describeEnsemble(traces, 'dev')).toEqual({
          ensemble_id: 'vote',
          split: 'dev',
          num_examples: traces.length,
          members,
          member_accuracy: rights.flatMap((num_correct, m) =>
            judged === 0
              ? []
              : [{ adapter_id: members[m], ...accuracyOf({ num_correct, num_examples: judged }) }],
          ),
          best_member: members[best] ?? null,
          agreement_matrix: members.map((_, i) => members.map((_, j) => agreementOf(traces, i, j))),
          by_agreement: levelsOf(traces),
          changed_outcomes: changesOf(traces, best),
        });
      }),
    );
  });
});
