import fc from 'fast-check';
import type { VoteMember, VoteTrace } from '../../src/contract';
import { recordsOf } from '../report/recompute/records';

const [template] = recordsOf(1).votes;
if (!template) throw new Error('the records have a vote');
const trace: VoteTrace = template;
const [someMember] = trace.members;
if (!someMember) throw new Error('the vote has members');
const member: VoteMember = someMember;

/** Few, so that votes agree, tie and meet the gold answers. */
const answer = fc.constantFrom('paris', 'lyon', 'nice');

const cost = fc.record({
  amount: fc.double({ min: 0, max: 5, noNaN: true }),
  currency: fc.constantFrom('USD', 'EUR'),
});

const ballot = fc.record(
  {
    answer: fc.option(answer, { freq: 4 }),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    cost,
  },
  { requiredKeys: ['answer', 'confidence'] },
);

function membersOf(voters: number): fc.Arbitrary<VoteMember[]> {
  return fc.array(ballot, { minLength: voters, maxLength: voters }).map((ballots) =>
    ballots.map(({ answer, ...rest }, i) => ({
      ...member,
      ...rest,
      adapter_id: `member-${i}`,
      answer,
      output: answer,
      abstained: answer === null,
      abstain_reason: answer === null ? 'timeout' : null,
    })),
  );
}

/** A vote whose winner follows from no rule: what is counted is what the trace says. */
function traceOf(voters: number): fc.Arbitrary<VoteTrace> {
  return fc
    .record({
      members: membersOf(voters),
      winner: fc.option(answer, { freq: 6 }),
      tie: fc.boolean(),
      gold: fc.subarray(['paris', 'lyon', 'rome']),
    })
    .map(({ members, winner, tie, gold }) => ({
      ...trace,
      members,
      winner,
      tie,
      gold,
      tally: tallyOf(members),
      correct: gold.length === 0 ? null : winner !== null && gold.includes(winner),
    }));
}

function tallyOf(members: readonly VoteMember[]): VoteTrace['tally'] {
  const answers = members.map(({ answer }) => answer);
  return [...new Set(answers)].flatMap((one) => {
    const votes = answers.filter((other) => other === one).length;
    return one === null ? [] : [{ answer: one, votes, score: votes }];
  });
}

/** Votes of one ensemble with ties, abstentions, costs, confidences, and with gold answers or none. */
export const voteTraces: fc.Arbitrary<VoteTrace[]> = fc
  .integer({ min: 1, max: 4 })
  .chain((voters) => fc.array(traceOf(voters), { minLength: 1, maxLength: 14 }))
  .map((traces) => traces.map((vote, i) => ({ ...vote, example_id: `e-${i + 10}` })));
