import fc from 'fast-check';
import type { Adapter, AdapterAnswer } from '../../../src/adapters';
import type { VoteMember, VoteOptions } from '../../../src/contract';
import {
  voteOf,
  voteOptions,
  type Ballot,
  type CustomRules,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { chooseNormalize } from '../../../src/reliability/ensemble/choose-normalize';

export const REQUEST = { messages: [{ role: 'user', content: 'Which one?' }] } as const;

/** An adapter that does as it is told, and counts how often it was asked and aborted. */
export function scripted(
  adapter_id: string,
  behave: (signal: AbortSignal) => Promise<Partial<AdapterAnswer>>,
): Adapter & { asked: number; aborted: number } {
  const adapter = {
    adapter_id,
    asked: 0,
    aborted: 0,
    async generate(_request: unknown, { signal }: { signal?: AbortSignal } = {}) {
      adapter.asked++;
      signal?.addEventListener('abort', () => adapter.aborted++);
      return { text: '', latency_ms: 0, ...(await behave(signal ?? new AbortController().signal)) };
    },
  };
  return adapter;
}

export const says = (adapter_id: string, text: string, confidence?: number) =>
  scripted(adapter_id, () =>
    Promise.resolve({ text, ...(confidence !== undefined && { confidence }) }),
  );
export const hangs = (adapter_id: string) =>
  scripted(adapter_id, () => new Promise(() => undefined));
export const fails = (adapter_id: string) =>
  scripted(adapter_id, () => Promise.reject(new Error('no answer')));

/** Why each member abstains; null for a vote. */
export const reasons = (vote: { members: readonly { abstain_reason: string | null }[] }) =>
  vote.members.map(({ abstain_reason }) => abstain_reason);

/** Votes as an ensemble would have them of these outputs. */
export function membersOf(
  outputs: readonly (string | null)[],
  { weights = [], confidences = [], options = voteOptions({}, Math.max(1, outputs.length)) }: { weights?: readonly number[]; confidences?: readonly (number | null)[]; options?: VoteOptions } = {}, // prettier-ignore
): VoteMember[] {
  return outputs.map((output, i) => {
    const failure = output === null ? 'error' : null;
    const ballot: Ballot = { output, confidence: confidences[i] ?? null, latency_ms: 1, failure };
    return voteOf(`m${i}`, weights[i] ?? 1, ballot, chooseNormalize(options, {}));
  });
}

const OUTPUTS = [
  'Paris',
  ' paris ',
  'Lyon',
  'the Louvre',
  '42',
  '42.0',
  'yes',
  '{"b":1,"a":2}',
  ' ',
];

/** A ballot of any kind. */
const ballots: fc.Arbitrary<Ballot> = fc.record({
  output: fc.option(fc.constantFrom(...OUTPUTS), { nil: null }),
  confidence: fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { nil: null }),
  latency_ms: fc.integer({ min: 0, max: 100 }),
  cost: fc.constantFrom({ amount: 0, currency: 'USD' }, { amount: 0.25, currency: 'EUR' }),
  failure: fc.constantFrom(null, null, null, 'error', 'timeout', 'not_called', 'aborted'),
  error: fc.constant({ name: 'TypeError', message: 'no answer' }),
});

/** The custom strategy of `polls`: long answers count more. */
export const RULES: CustomRules = {
  strategy: (voters) => {
    const scores = new Map<string, number>();
    for (const { answer } of voters) {
      if (answer !== null) scores.set(answer, (scores.get(answer) ?? 0) + answer.length);
    }
    return scores;
  },
};

/** Each of the lists holds options that go together. */
const STRATEGIES: PartialVoteOptions[] = [
  { strategy: 'majority' },
  { strategy: 'weighted', weights_source: 'given' },
  { strategy: 'weighted', weights_source: 'learned' },
  { strategy: 'best_confidence' },
  { strategy: 'unanimous' },
  { strategy: 'custom', custom_strategy: 'wordy' },
];
const NORMALIZATIONS: PartialVoteOptions[] = [
  { normalization: 'none' },
  { normalization: 'lowercase_trim' },
  { normalization: 'numeric' },
  { normalization: 'boolean' },
  { normalization: 'json' },
  { normalization: 'custom', custom_normalization: 'squad' },
];
const EXECUTIONS: PartialVoteOptions[] = [
  { execution: 'parallel' },
  { execution: 'sequential', consensus: 2 },
  { execution: 'cascade', confidence_threshold: 0.5 },
  { execution: 'hedged', hedge_delay_ms: 12.5 },
];
const FREE_OPTIONS: fc.Arbitrary<PartialVoteOptions> = fc.record({
  quorum: fc.integer({ min: 1, max: 3 }),
  deadline_ms: fc.constantFrom(null, 5000),
  tie_break: fc.constantFrom(
    [],
    ['confidence'],
    ['adapter_order'],
    ['confidence', 'adapter_order'],
    ['adapter_order', 'confidence'],
  ),
});

const partialOptions = fc
  .tuple(
    FREE_OPTIONS,
    fc.constantFrom(...STRATEGIES),
    fc.constantFrom(...NORMALIZATIONS),
    fc.constantFrom(...EXECUTIONS),
  )
  .map(([free, strategy, normalization, execution]): PartialVoteOptions => ({
    ...free,
    ...strategy,
    ...normalization,
    ...execution,
  }));

/** Sums of these are often equal in truth and unequal in floating point. */
const weight = fc.constantFrom(0, 0.1, 0.2, 0.3, 0.6, 0.7, 1, 3);

/** Options of any kind, with the votes of three to seven members. */
export const polls = fc
  .record({
    partial: partialOptions,
    ballots: fc.array(fc.tuple(ballots, weight), { minLength: 3, maxLength: 7 }),
  })
  .map(({ partial, ballots: given }) => {
    const options = voteOptions(partial, given.length);
    const normalize = chooseNormalize(options, {});
    const members = given.map(([ballot, weight], i) => {
      const { output, failure } = ballot;
      return voteOf(`m${i}`, weight, { ...ballot, output: failure ? null : output }, normalize);
    });
    return { options, members };
  });
