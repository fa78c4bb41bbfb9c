import type { HedgedCall, Prediction, VoteTrace } from '../../../src/contract';
import type { RunRecords } from '../../../src/report';
import { answerF1, exactMatch, hedgingNumbers, seededRandom } from '../../../src/stats';

const RUN = { schema_version: '1.0.0', run_id: 'run-1' };
const MEMBERS = ['rules', 'lexical', 'syntactic'];
const ANSWERS = ['Paris', 'Lyon', 'the Louvre'];

/** A run with answers, votes, calls and a curve: enough for every part of a report. */
export function recordsOf(examples = 24, seed = 7): RunRecords {
  const random = seededRandom(seed);
  const ids = Array.from({ length: examples }, (_, i) => `q-${i}`);
  const answers = ids.map(() => MEMBERS.map(() => ANSWERS[random.below(ANSWERS.length)] ?? ''));
  const calls = ids.flatMap((example_id, i) => [
    call(`u-${i}`, example_id, 'unhedged', 20 + 300 * random.uniform() ** 4),
    call(`h-${i}`, example_id, 'hedged', 20 + 60 * random.uniform()),
  ]);
  return {
    manifest: {
      run_id: 'run-1',
      experiment_id: 'recomputed',
      name: 'Recomputed',
      status: 'completed',
      params: { temperature: 0.5 },
      seed: 11,
      quality_targets: [
        {
          metric: 'exact_match',
          adapter_id: 'lexical',
          split: 'dev',
          comparator: 'gte',
          threshold: 0.1,
          on_missing: 'fail',
        },
      ],
    },
    predictions: ids.flatMap((id, i) =>
      MEMBERS.map((adapter_id, m) => prediction(id, adapter_id, answers[i]?.[m] ?? '')),
    ),
    votes: ids.map((id, i) => trace(id, answers[i] ?? [])),
    hedging: {
      ...RUN,
      policy: {
        strategy: 'fixed',
        percentile: null,
        delay_ms: 10,
        window: null,
        warm_up: 0,
        min_delay_ms: 1,
        multiplier: null,
        target_hedge_rate: null,
        max_hedges: 1,
        budget: null,
        budget_burst: null,
        deadline_ms: null,
      },
      target_ms: 100,
      calls,
      ...hedgingNumbers(calls, 100),
    },
    series: [{ name: 'lexical/loss', stage: 'train', points: [{ step: 0, value: 1.5 }, { step: 1, value: 1.25 }] }], // prettier-ignore
  };
}

export function prediction(example_id: string, adapter_id: string, output: string): Prediction {
  const gold = ['Paris'];
  const scores = { exact_match: exactMatch(output, gold), f1: answerF1(output, gold) };
  const place = { stage: 'eval', example_id, adapter_id, split: 'dev' };
  return { ...RUN, ...place, output, output_valid: null, gold, scores, latency_ms: 3.5 };
}

/** Weighed so that no two answers can tie: the sum of a set of members tells the set. */
function trace(example_id: string, outputs: readonly string[]): VoteTrace {
  const weights = [4, 2, 1];
  const answers = outputs.map((output) => output.toLowerCase());
  const tally = [...new Set(answers)]
    .map((answer) => ({
      answer,
      votes: answers.filter((other) => other === answer).length,
      score: answers.reduce((sum, other, m) => sum + (other === answer ? (weights[m] ?? 0) : 0), 0),
    }))
    .sort((a, b) => b.score - a.score);
  const winner = tally[0]?.answer ?? null;
  const votes = Math.max(...tally.map((entry) => entry.votes));
  return {
    ...RUN,
    ensemble_id: 'vote',
    example_id,
    split: 'dev',
    options: {
      strategy: 'weighted',
      execution: 'parallel',
      normalization: 'lowercase_trim',
      quorum: 1,
      deadline_ms: null,
      tie_break: ['confidence', 'adapter_order'],
      weights_source: 'given',
      consensus: null,
      confidence_threshold: null,
      hedge_delay_ms: null,
      custom_strategy: null,
      custom_normalization: null,
    },
    members: MEMBERS.map((adapter_id, m) => ({
      adapter_id,
      output: outputs[m] ?? null,
      answer: answers[m] ?? null,
      weight: weights[m] ?? 0,
      confidence: null,
      abstained: false,
      abstain_reason: null,
      latency_ms: 3.5,
    })),
    tally,
    winner,
    output: outputs[answers.indexOf(winner ?? '')] ?? null,
    tie: false,
    tied_answers: [],
    agreement: votes / answers.length,
    gold: ['paris'],
    correct: winner === 'paris',
  };
}

function call(
  call_id: string,
  example_id: string,
  arm: HedgedCall['arm'],
  latency_ms: number,
): HedgedCall {
  const hedged = arm === 'hedged' && latency_ms > 60;
  return {
    call_id,
    example_id,
    arm,
    delay_ms: arm === 'hedged' ? 10 : null,
    hedged,
    decision: arm === 'unhedged' ? 'off' : hedged ? 'delay_passed' : 'answered',
    winner: hedged && latency_ms > 70 ? 'backup' : 'primary',
    latency_ms,
    primary_latency_ms: latency_ms,
    primary_latency_is_lower_bound: false,
    backup_latency_ms: null,
    backup_latency_is_lower_bound: false,
    attempts: hedged ? 2 : 1,
    wasted_ms: hedged ? 5 : 0,
    outcome: 'success',
    output_length: 5,
  };
}
