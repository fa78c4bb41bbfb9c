import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateVoteTrace } from '../../../src/contract';
import { createEnsemble, replayVote, traceVote, voteOptions } from '../../../src/reliability';
import { membersOf, polls, REQUEST, RULES, says } from './support';

const RECORDED = join(import.meta.dirname, '../../../../shared/data/squad_recorded/predictions_on_xquad_ids.jsonl'); // prettier-ignore
const SUBJECT = { run_id: 'run-1', ensemble_id: 'vote', example_id: 'q-1', split: 'dev' };

describe('a recorded vote', () => {
  it('is valid, and decided again it is the same, byte for byte', () => {
    fc.assert(
      fc.property(polls, fc.subarray(['Paris', '42', 'yes']), ({ options, members }, gold) => {
        const trace = traceVote({ ...SUBJECT, gold }, members, options, RULES);
        expect(validateVoteTrace(trace)).toMatchObject({ ok: true });
        for (const { error, abstain_reason } of trace.members)
          expect(error !== undefined).toBe(abstain_reason === 'error');
        const written = JSON.stringify(trace);
        expect(JSON.stringify(replayVote(JSON.parse(written) as typeof trace, RULES))).toBe(
          written,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('with another decision is decided as its votes say', () => {
    fc.assert(
      fc.property(polls, ({ options, members }) => {
        const trace = traceVote({ ...SUBJECT, gold: ['Paris'] }, members, options, RULES);
        const forged = { ...trace, winner: 'forged', tie: !trace.tie, agreement: 0.123, correct: true }; // prettier-ignore
        expect(replayVote(forged, RULES)).toEqual(trace);
      }),
    );
  });

  it('with other answers than its outputs say is decided by its outputs', () => {
    fc.assert(
      fc.property(polls, fc.array(fc.constantFrom('Paris', 'forged', null)), (poll, answers) => {
        const { options, members } = poll;
        const trace = traceVote({ ...SUBJECT, gold: ['Paris'] }, members, options, RULES);
        const forged = trace.members.map((member, i) =>
          member.abstained ? member : { ...member, answer: answers[i] ?? member.answer },
        );
        expect(replayVote({ ...trace, members: forged }, RULES)).toEqual(trace);
      }),
    );
  });

  it('names an accepted answer once, however it was written', () => {
    const subject = { ...SUBJECT, gold: ['Yes', 'yes ', 'no', 'YES'] };
    expect(traceVote(subject, membersOf(['a']), voteOptions({}, 1)).gold).toEqual(['yes', 'no']);
  });

  it('needs custom rules, unless its answers can be taken as recorded', async () => {
    const normalize = (text: string) => text.slice(0, 1);
    const ensemble = createEnsemble({
      ensemble_id: 'vote',
      members: [says('a', 'yes'), says('b', 'yet'), says('c', 'no')],
      options: { normalization: 'custom', custom_normalization: 'initial' },
      custom: { normalize },
    });
    const { members, options } = await ensemble.vote(REQUEST);
    const trace = traceVote({ ...SUBJECT, gold: ['yellow'] }, members, options, { normalize });
    expect(trace).toMatchObject({ winner: 'y', gold: ['y'], correct: true });
    expect(replayVote(trace, { normalize })).toEqual(trace);
    expect(replayVote(trace)).toEqual(trace);
    expect(() => replayVote({ ...trace, options: { ...options, strategy: 'custom', custom_strategy: 'mine' } })).toThrow(/mine is custom/); // prettier-ignore
  });

  it('is normalised as its options say, whatever function is at hand', () => {
    const trace = traceVote({ ...SUBJECT, gold: [] }, membersOf(['ab', 'ac']), voteOptions({}, 2));
    expect(replayVote(trace, { normalize: (text) => text.slice(0, 1) })).toEqual(trace);
  });

  it('is told also when no accepted answer can be normalised', () => {
    const options = voteOptions({ normalization: 'custom', custom_normalization: 'strict' }, 2);
    const normalize = () => {
      throw new Error('no answer');
    };
    const trace = traceVote({ ...SUBJECT, gold: ['x'] }, membersOf(['a', 'b']), options, { normalize }); // prettier-ignore
    expect(trace).toMatchObject({ gold: ['x'], correct: false });
  });

  it.skipIf(!existsSync(RECORDED))('of five published systems is replayed too', () => {
    const lines = readFileSync(RECORDED, 'utf8').trim().split('\n');
    const options = voteOptions({ normalization: 'custom', custom_normalization: 'squad' }, 5);
    let ties = 0;
    for (const line of lines) {
      const { id, ...answers } = JSON.parse(line) as Record<string, string>;
      const members = membersOf(Object.values(answers), { options });
      const trace = traceVote({ ...SUBJECT, example_id: id ?? '', gold: [] }, members, options);
      expect(JSON.stringify(replayVote(trace))).toBe(JSON.stringify(trace));
      if (trace.tie) ties++;
    }
    expect(lines).toHaveLength(1190);
    expect(ties).toBeGreaterThan(0);
  });
});
