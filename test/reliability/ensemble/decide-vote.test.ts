import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteMember } from '../../../src/contract';
import { decideVote, voteOptions, type Decision } from '../../../src/reliability';
import { membersOf, polls, RULES } from './support';

/** What must not depend on the order of the members, when that does not break the tie. */
const substance = ({ winner, output, tie, tied_answers, tally, agreement }: Decision) => ({
  winner,
  output,
  tie,
  tied_answers: [...tied_answers].sort(),
  tally: [...tally].sort((a, b) => (a.answer < b.answer ? -1 : 1)),
  agreement,
});

const winnerOf = (outputs: string[], partial: Parameters<typeof voteOptions>[0] = {}) => {
  const options = voteOptions(partial, outputs.length);
  return decideVote(membersOf(outputs, { options }), options).winner;
};

/** A poll with its members in another order. */
const turnedPolls = polls.chain(({ options, members }) =>
  fc
    .shuffledSubarray(members, { minLength: members.length })
    .map((turned) => ({ options, members, turned })),
);

describe('a decision', () => {
  it('does not depend on the order of the members, but for the rule adapter_order', () => {
    fc.assert(
      fc.property(turnedPolls, ({ options, members, turned }) => {
        const free = { ...options, tie_break: options.tie_break.filter((r) => r === 'confidence') };
        const before = decideVote(members, free, RULES);
        expect(substance(decideVote(turned, free, RULES))).toEqual(substance(before));
        // Nor under that rule, as long as there is nothing for it to decide.
        if (before.tie) return;
        const { winner, output } = decideVote(members, options, RULES);
        expect(decideVote(turned, options, RULES)).toMatchObject({ winner, output });
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the scale of the weights', () => {
    const scale = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(polls, scale, ({ options, members }, factor) => {
        const scaled = members.map((member) => ({ ...member, weight: member.weight * factor }));
        const before = decideVote(members, options, RULES);
        const after = decideVote(scaled, options, RULES);
        for (const same of ['winner', 'output', 'tie', 'tied_answers', 'agreement'] as const)
          expect(after[same]).toEqual(before[same]);
        const order = ({ tally }: Decision) => tally.map(({ answer }) => answer);
        expect(order(after)).toEqual(order(before));
      }),
      { numRuns: 1000 },
    );
  });

  it('ties 0.1 + 0.2 with 0.3, on top and below it', () => {
    const options = voteOptions({ strategy: 'weighted' }, 4);
    const decide = (scale: number) => {
      const weights = [0.3, 0.1, 0.2, 7].map((weight) => weight * scale);
      return decideVote(membersOf(['c', 'b', 'b', 'a'], { weights }), options);
    };
    for (const scale of [1, 3, 10, 1e-7]) {
      expect(decide(scale).tally.map(({ answer }) => answer)).toEqual(['a', 'c', 'b']);
      const weights = [0.3, 0.1, 0.2].map((weight) => weight * scale);
      const tied = decideVote(membersOf(['c', 'b', 'b'], { weights }), options);
      expect(tied).toMatchObject({ tie: true, tied_answers: ['c', 'b'], winner: 'c' });
    }
  });

  it('ties nothing that differs by more than rounding', () => {
    for (const more of [1e-6, 1e-8]) {
      const members = membersOf(['b', 'a'], { weights: [1, 1 + more] });
      const decision = decideVote(members, voteOptions({ strategy: 'weighted' }, 2));
      expect(decision).toMatchObject({ tie: false, winner: 'a' });
    }
  });

  it('is worded by the most confident voters of the winner, most of them, whatever their order', () => {
    const wordingOf = (outputs: string[], confidences: (number | null)[] = []) => {
      const members = membersOf(outputs, { confidences });
      return decideVote(members, voteOptions({ tie_break: ['adapter_order'] }, outputs.length)).output; // prettier-ignore
    };
    expect(wordingOf(['Lyon', 'paris', 'Paris'])).toBe('Paris');
    expect(wordingOf(['Paris', 'paris', 'paris'])).toBe('paris');
    expect(wordingOf(['paris', 'paris', 'Paris'], [0.4, null, 0.5])).toBe('Paris');
    expect(wordingOf(['paris', 'Paris', 'paris'], [0, 0.1, 0.1])).toBe('Paris');
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { winner, output } = decideVote(members, options, RULES);
        const voters = members.filter(({ answer }) => winner !== null && answer === winner);
        const best = Math.max(...voters.map(({ confidence }) => confidence ?? -1));
        const worded = voters.filter(({ confidence }) => (confidence ?? -1) === best);
        if (winner === null) expect(output).toBeNull();
        else expect(worded.map((one) => one.output)).toContain(output);
      }),
    );
  });

  it('lists answers by score, and equal ones as its rules would break their tie', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { tally } = decideVote(members, options, RULES);
        const keys = tally.map(({ answer, score }) => {
          const voters = members.filter((one) => one.answer === answer);
          const by = {
            confidence: Math.max(...voters.map(({ confidence }) => confidence ?? -1)),
            adapter_order: -members.findIndex((one) => one.answer === answer),
          };
          return [score, ...options.tie_break.map((rule) => by[rule]), by.adapter_order];
        });
        for (const [i, key] of keys.slice(1).entries()) {
          const before = keys[i] ?? [];
          const at = key.findIndex((one, k) => Math.abs(one - (before[k] ?? NaN)) > 1e-9);
          expect(before[at]).toBeGreaterThan(key[at] ?? NaN);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cannot be lost by an answer because its voter is there twice', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { winner } = decideVote(members, options, RULES);
        const voter = members.find(({ answer }) => answer !== null && answer === winner);
        if (!voter) return;
        const twice: VoteMember[] = [...members, { ...voter, adapter_id: 'again' }];
        expect(decideVote(twice, options, RULES).winner).toBe(winner);
      }),
    );
  });

  it('gives the winner the top score, and calls a tie what has it twice', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { winner, tally, tie, tied_answers } = decideVote(members, options, RULES);
        const top = Math.max(...tally.map(({ score }) => score));
        const first = tally.filter(({ score }) => Math.abs(score - top) <= 1e-9 * Math.abs(top));
        expect(tie).toBe(first.length > 1);
        expect([...tied_answers].sort()).toEqual(tie ? first.map(({ answer }) => answer).sort() : []); // prettier-ignore
        if (winner !== null) expect(first.map(({ answer }) => answer)).toContain(winner);
        const voters = members.filter(({ abstained }) => !abstained).length;
        if (voters < options.quorum) expect(winner).toBeNull();
      }),
    );
  });

  it('has no winner when all abstain', () => {
    const options = voteOptions({}, 3);
    expect(decideVote(membersOf([null, null, ' ']), options)).toEqual({
      tally: [],
      winner: null,
      output: null,
      tie: false,
      tied_answers: [],
      agreement: 0,
    });
  });

  it('is the plurality, the weight, the confidence or the unanimity, as the strategy says', () => {
    const outputs = ['a', 'a', 'b'];
    const given = { weights: [1, 1, 3], confidences: [0.5, 0.6, 0.9] };
    const by = (strategy: 'majority' | 'weighted' | 'best_confidence' | 'unanimous') =>
      decideVote(membersOf(outputs, given), voteOptions({ strategy }, 3)).winner;
    expect([by('majority'), by('weighted'), by('best_confidence'), by('unanimous')]).toEqual(['a', 'b', 'b', null]); // prettier-ignore
    expect(winnerOf(['a', 'A ', 'a'], { strategy: 'unanimous' })).toBe('a');
  });

  it('takes a voter without a confidence for one with none at all', () => {
    const decide = (confidences: (number | null)[]) =>
      decideVote(membersOf(['a', 'b'], { confidences }), voteOptions({ strategy: 'best_confidence' }, 2)); // prettier-ignore
    expect(decide([null, 0.2])).toMatchObject({ winner: 'b', tie: false });
    expect(decide([0.2, null])).toMatchObject({ winner: 'a', tie: false });
    expect(decide([null, 0])).toMatchObject({ winner: 'b', tie: true });
  });

  it('breaks a tie by confidence, then by order, and not at all without a rule', () => {
    const decide = (
      confidences: (number | null)[],
      tie_break: ('confidence' | 'adapter_order')[],
    ) => decideVote(membersOf(['a', 'b'], { confidences }), voteOptions({ tie_break }, 2));
    expect(decide([0.2, 0.3], ['confidence', 'adapter_order']).winner).toBe('b');
    expect(decide([0.3, 0.3], ['confidence', 'adapter_order']).winner).toBe('a');
    expect(decide([null, 0], ['confidence']).winner).toBe('b');
    expect(decide([0.3, 0.3], ['confidence'])).toMatchObject({ winner: null, tie: true });
    expect(decide([0.2, 0.3], ['adapter_order']).winner).toBe('a');
  });

  it('follows a custom strategy, and says when it is not there', () => {
    const options = voteOptions({ strategy: 'custom', custom_strategy: 'shortest' }, 2);
    const members = membersOf(['long', 'a'], { options });
    const strategy = (voters: readonly VoteMember[]) =>
      new Map(voters.map(({ answer }) => [answer ?? '', -(answer?.length ?? 0)]));
    expect(decideVote(members, options, { strategy }).winner).toBe('a');
    expect(() => decideVote(members, options)).toThrow(/shortest is custom; give its function/);
    expect(() => decideVote(members, options, { strategy: () => new Map([['a', NaN]]) })).toThrow(RangeError); // prettier-ignore
  });
});
