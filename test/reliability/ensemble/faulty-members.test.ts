import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Adapter } from '../../../src/adapters';
import {
  createEnsemble,
  createVirtualClock,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { hangs, REQUEST, says, scripted } from './support';

type Make = (id: string) => Adapter;

/** Members that do not vote, by the reason that is to be given. */
const FAULTY: readonly (readonly [reason: string, make: Make])[] = [
  ['timeout', hangs],
  ['error', (id) => scripted(id, () => Promise.reject(new Error('no answer')))],
  ['error', (adapter_id) => ({ adapter_id, generate: () => { throw new Error('at once'); } })], // prettier-ignore
  ['error', (id) => scripted(id, () => Promise.resolve({ confidence: 2 }))],
  ['declined', (id) => says(id, ' ')],
];

const faulty = fc.constantFrom(...FAULTY).map(([reason, make]) => ({ reason, make }));
const sound = fc
  .record({ text: fc.constantFrom('a', 'A', 'b', 'c'), confidence: fc.constantFrom(0.25, 0.5, 1) })
  .map(({ text, confidence }) => ({
    reason: null,
    make: (id: string) => says(id, text, confidence),
  }));
const executions = fc.constantFrom<PartialVoteOptions>(
  { execution: 'parallel' },
  { execution: 'sequential', consensus: 1 },
  { execution: 'cascade', confidence_threshold: 0.5 },
  { execution: 'hedged', hedge_delay_ms: 20 },
);
const strategies = fc.constantFrom('majority', 'best_confidence', 'unanimous');

async function voteOf(members: readonly Adapter[], options: PartialVoteOptions) {
  const clock = createVirtualClock();
  const voting = createEnsemble({ ensemble_id: 'vote', members, options, clock }).vote(REQUEST);
  await clock.run();
  const vote = await voting;
  return { vote, leaked: clock.pending };
}

it('members that hang, throw, reject or say nothing change nothing of what the others decide', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(faulty, sound), { minLength: 1, maxLength: 7 }),
      executions,
      strategies,
      fc.integer({ min: 1, max: 3 }),
      async (all, execution, strategy, quorum) => {
        const voters = all.filter(({ reason }) => reason === null).length;
        fc.pre(voters >= quorum);
        const options = { ...execution, strategy, quorum, deadline_ms: 50 } as const;
        const named = all.map(({ reason, make }, i) => ({ reason, adapter: make(`m${i}`) }));
        const { vote, leaked } = await voteOf(
          named.map(({ adapter }) => adapter),
          options,
        );
        const alone = await voteOf(
          named.flatMap(({ reason, adapter }) => (reason === null ? [adapter] : [])),
          options,
        );
        expect(vote.decision).toEqual(alone.vote.decision);
        expect(leaked).toBe(0);
        for (const [i, { abstain_reason, error }] of vote.members.entries()) {
          // Whoever was not needed any more says nothing of itself.
          if (abstain_reason === 'not_called' || abstain_reason === 'aborted') continue;
          expect(abstain_reason).toBe(named[i]?.reason);
          expect(error === undefined).toBe(abstain_reason !== 'error');
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('when all of them are faulty there is no winner, and each says why', async () => {
  const some = fc.array(faulty, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(some, executions, async (all, execution) => {
      const { vote } = await voteOf(
        all.map(({ make }, i) => make(`m${i}`)),
        { ...execution, deadline_ms: 50 },
      );
      expect(vote.members.map(({ abstain_reason }) => abstain_reason)).toEqual(all.map(({ reason }) => reason)); // prettier-ignore
      expect(vote.decision).toMatchObject({ winner: null, output: null, tally: [] });
    }),
  );
});
