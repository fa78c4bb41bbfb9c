import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TelemetryEvent, VoteTrace } from '../../src/contract';
import { TinkexRunner } from '../../src/experiment';
import { RunningVotes } from '../../src/experiment/running-votes';
import { traceOfAnswers } from '../../src/reliability';
import { scoreVotes, seededRandom } from '../../src/stats';
import { readTelemetry } from '../../src/telemetry';
import { recordsOf } from '../report/recompute/records';
import { experimentOf, NO_BACKEND, problemsIn, temporaryFolder } from './support';

const folder = temporaryFolder();
const MEMBERS = ['rules', 'lexical', 'encoder/v2'];

/** Votes with ties, abstentions, costs, unanswered questions and no decision at all. */
function variedVotes(examples: number): VoteTrace[] {
  const random = seededRandom(3);
  return Array.from({ length: examples }, (_, n) => {
    const answers = MEMBERS.map((adapter_id, m) => {
      const isRight = random.uniform() < 0.3 + 0.15 * m;
      const wrong = ['Lyon', 'Nice', ' '][random.below(3)] ?? '';
      const cost = { amount: random.uniform(), currency: m === 0 ? 'EUR' : 'USD' };
      const fails = random.below(8) === 0;
      return {
        adapter_id,
        output: fails ? null : isRight ? 'Paris' : wrong,
        confidence: null,
        latency_ms: 1,
        abstain_reason: fails ? ('error' as const) : null,
        ...(m !== 1 && { cost }),
      };
    });
    const gold = random.below(6) === 0 ? [] : ['paris'];
    const subject = { run_id: 'run-1', ensemble_id: 'vote', example_id: `q-${n}`, split: 'dev', gold }; // prettier-ignore
    return traceOfAnswers(subject, answers, { options: { tie_break: [] } });
  });
}

async function runOf(votes: readonly VoteTrace[]) {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'eval',
        kind: 'eval',
        async run({ run_id, metric, vote, report }) {
          metric('vote/loss', 0.5, { step: 0 });
          for (const trace of votes) await vote({ ...trace, run_id });
          metric('voter/loss', 0.5, { step: 0 });
          report({ splits: ['dev'], comparisons: [], notes: [] });
        },
      },
    ],
    output_dir: join(folder.path, 'out'),
  });
  const [outcome] = await new TinkexRunner({ backend: NO_BACKEND }).run(experiment);
  const events: TelemetryEvent[] = [];
  const { folder: written, report, manifest } = outcome ?? expect.fail('there was no run');
  expect(manifest.status).toBe('completed');
  for await (const { event } of readTelemetry(join(written, 'telemetry.jsonl')))
    if (event.known) events.push(event.value);
  return { written, report, events };
}

test('the metrics that votes emit end as those of the report, with one vote event an example', async () => {
  const votes = variedVotes(80);
  const { written, report, events } = await runOf(votes);
  expect(await problemsIn(written)).toEqual([]);
  expect(events.filter(({ event_name }) => event_name === 'vote')).toHaveLength(votes.length);

  const last = new Map<string, number>();
  for (const event of events)
    if (event.event_name === 'metric') last.set(event.payload.name, event.payload.value);
  const reported = new Map<string, number | null>();
  for (const { name, value } of report.metrics) reported.set(`vote/${name}`, value);
  const [ensemble] = report.ensembles;
  for (const { adapter_id, accuracy } of ensemble?.member_accuracy ?? [])
    reported.set(`vote/member_accuracy/${adapter_id}`, accuracy);
  for (const [i, row] of (ensemble?.agreement_matrix ?? []).entries())
    for (const [j, share] of row.slice(0, i).entries())
      reported.set(`vote/pairwise_agreement/${MEMBERS[j]}/${MEMBERS[i]}`, share);

  expect([...reported.keys()].sort()).toEqual(
    [
      ...['accuracy', 'agreement_rate', 'disagreement_rate', 'tie_rate', 'abstention_rate'],
      ...['no_decision_rate', 'fleiss_kappa', 'vote_changed_outcome', 'right_to_wrong'],
      ...['wrong_to_right', 'mcnemar_p_value', 'cost/EUR', 'cost/USD'],
      ...MEMBERS.map((id) => `member_accuracy/${id}`),
      'pairwise_agreement/rules/lexical',
      'pairwise_agreement/rules/encoder/v2',
      'pairwise_agreement/lexical/encoder/v2',
    ]
      .map((name) => `vote/${name}`)
      .sort(),
  );
  for (const [name, value] of reported) {
    // Nothing is proven by what is 0 on both sides.
    expect([name, value]).not.toEqual([name, 0]);
    if (name.includes('cost'))
      expect([name, last.get(name)]).toEqual([name, expect.closeTo(value ?? NaN, 9)]); // prettier-ignore
    else expect([name, last.get(name)]).toEqual([name, value]);
  }
});

test('after each vote they are those of the votes so far', () => {
  const votes = variedVotes(60);
  const running = new RunningVotes();
  for (const [index, vote] of votes.entries()) {
    const metrics = running.add(vote);
    expect(new Set(metrics.map(({ step }) => step))).toEqual(new Set([index + 1]));
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    const soFar = votes.slice(0, index + 1);
    for (const { name, value } of scoreVotes(soFar, { split: 'dev', seed: 1, resamples: 1 }))
      expect([index, name, values.get(`vote/${name}`) ?? null]).toEqual([index, name, value === null ? null : expect.closeTo(value, 12)]); // prettier-ignore
  }
});

test('they are no series of the report; what is taken before, or named otherwise, is', async () => {
  const { report } = await runOf(variedVotes(5));
  expect(report.series.map(({ name }) => name)).toEqual(['vote/loss', 'voter/loss']);
});

test('those whose name the contract cannot hold are left out', async () => {
  const ensemble_id = `v${'o'.repeat(110)}te`;
  const votes = variedVotes(3).map((trace) => ({ ...trace, ensemble_id }));
  const { events } = await runOf(votes);
  const names = events.flatMap((event) =>
    event.event_name === 'metric' ? event.payload.name : [],
  );
  expect(names).toContain(`${ensemble_id}/tie_rate`);
  expect(names.filter((name) => name.includes('pairwise'))).toEqual([]);
});

test('the vote of another run is refused', async () => {
  const [trace] = recordsOf(12).votes;
  const [outcome] = await new TinkexRunner({ backend: NO_BACKEND }).run(
    experimentOf({
      params: { x: [1] },
      stages: [{ name: 'eval', kind: 'eval', run: ({ vote }) => vote(trace ?? expect.fail()) }],
      output_dir: join(folder.path, 'out'),
    }),
  );
  expect(outcome?.manifest.error?.message).toMatch(/a vote of the run .*; expected /);
});
