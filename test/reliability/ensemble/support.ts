import fc from 'fast-check';
import type { Adapter, AdapterAnswer } from '../../../src/adapters';
import type { VoteMember, VoteOptions } from '../../../src/contract';
import {
  voteOf,
  voteOptions,
  type Ballot,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { normalizerOf } from '../../../src/reliability/ensemble/vote-trace';

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

/** Votes as an ensemble would have them of these outputs. */
export function membersOf(
  outputs: readonly (string | null)[],
  { weights = [], confidences = [], options = voteOptions({}, Math.max(1, outputs.length)) }: { weights?: readonly number[]; confidences?: readonly (number | null)[]; options?: VoteOptions } = {}, // prettier-ignore
): VoteMember[] {
  return outputs.map((output, i) => {
    const failure = output === null ? 'error' : null;
    const ballot: Ballot = { output, confidence: confidences[i] ?? null, latency_ms: 1, failure };
    return voteOf(`m${i}`, weights[i] ?? 1, ballot, normalizerOf(options, {}));
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
  failure: fc.constantFrom(null, null, null, 'error', 'timeout', 'not_called', 'aborted'),
});

const partialOptions: fc.Arbitrary<PartialVoteOptions> = fc.record({
  strategy: fc.constantFrom('majority', 'weighted', 'best_confidence', 'unanimous'),
  normalization: fc.constantFrom('none', 'lowercase_trim', 'numeric', 'boolean', 'json'),
  quorum: fc.integer({ min: 1, max: 3 }),
  tie_break: fc.constantFrom(
    [],
    ['confidence'],
    ['adapter_order'],
    ['confidence', 'adapter_order'],
  ),
});

/** Options of any kind, with the votes of three to seven members. */
export const polls = fc
  .record({
    partial: partialOptions,
    ballots: fc.array(fc.tuple(ballots, fc.constantFrom(0.1, 0.2, 0.3, 0.7, 1, 3)), {
      minLength: 3,
      maxLength: 7,
    }),
  })
  .map(({ partial, ballots: given }) => {
    const options = voteOptions(partial, given.length);
    const normalize = normalizerOf(options, {});
    const members = given.map(([ballot, weight], i) => {
      const { output, failure } = ballot;
      return voteOf(`m${i}`, weight, { ...ballot, output: failure ? null : output }, normalize);
    });
    return { options, members };
  });
