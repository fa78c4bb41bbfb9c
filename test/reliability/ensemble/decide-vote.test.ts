import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteMember } from '../../../src/contract';
import { decideVote, voteOptions, type Decision } from '../../../src/reliability';
import { membersOf, polls } from './support';

/** What must not depend on the order of the members, when that does not break the tie. */
const substance = ({ winner, tie, tied_answers, tally, agreement }: Decision) => ({
  winner,
  tie,
  tied_answers: [...tied_answers].sort(),
  tally: [...tally].sort((a, b) => (a.answer < b.answer ? -1 : 1)),
  agreement,
});

const winnerOf = (outputs: string[], partial: Parameters<typeof voteOptions>[0] = {}) => {
  const options = voteOptions(partial, outputs.length);
  return decideVote(membersOf(outputs, { options }), options).winner;
};

describe('a decision', () => {
  it('does not depend on the order of the members, but for the rule adapter_order', () => {
    fc.assert(
      fc.property(polls, fc.nat(), ({ options, members }, turn) => {
        const free = { ...options, tie_break: options.tie_break.filter((r) => r === 'confidence') };
        const at = turn % members.length;
        const turned = [...members.slice(at), ...members.slice(0, at)].reverse();
        expect(substance(decideVote(turned, free))).toEqual(substance(decideVote(members, free)));
      }),
    );
  });

  it('does not depend on the scale of the weights', () => {
    const scale = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(polls, scale, ({ options, members }, factor) => {
        const scaled = members.map((member) => ({ ...member, weight: member.weight * factor }));
        const before = decideVote(members, options);
        const after = decideVote(scaled, options);
        for (const same of ['winner', 'output', 'tie', 'tied_answers', 'agreement'] as const)
          expect(after[same]).toEqual(before[same]);
      }),
    );
  });

  it('cannot be lost by an answer because its voter is there twice', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { winner } = decideVote(members, options);
        const voter = members.find(({ answer }) => answer !== null && answer === winner);
        if (!voter) return;
        const twice: VoteMember[] = [...members, { ...voter, adapter_id: 'again' }];
        expect(decideVote(twice, options).winner).toBe(winner);
      }),
    );
  });

  it('gives the winner the top score, and calls a tie what has it twice', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const { winner, tally, tie, tied_answers } = decideVote(members, options);
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

describe('normalization', () => {
  it.each([
    ['numeric', ['1,000', '1e3', '1000.0'], '1000'],
    ['numeric', ['-0', '0', '+0.0'], '0'],
    ['boolean', ['Yes', 'TRUE.', 'y'], 'true'],
    ['json', ['{"b":1,"a":[1.0]}', ' {"a":[1],"b":1e0}'], '{"a":[1],"b":1}'],
    ['lowercase_trim', [' Paris', 'PARIS '], 'paris'],
  ] as const)('%s makes one answer of %j', (normalization, outputs, answer) => {
    const options = voteOptions({ normalization }, outputs.length);
    const members = membersOf(outputs, { options });
    expect(members.map((member) => member.answer)).toEqual(outputs.map(() => answer));
  });

  it.each([
    ['numeric', 'about 3', 'unparsable'],
    ['numeric', '1,00', 'unparsable'],
    ['boolean', 'perhaps', 'unparsable'],
    ['json', '{"a":1,"a":2}', 'unparsable'],
    ['json', '"\\ud800"', 'unparsable'],
    ['none', '  ', 'declined'],
  ] as const)('%s takes %j for no answer: %s', (normalization, output, abstain_reason) => {
    const options = voteOptions({ normalization }, 1);
    const [member] = membersOf([output], { options });
    expect(member).toMatchObject({ answer: null, abstained: true, abstain_reason });
  });
});
