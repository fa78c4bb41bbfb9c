import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../../src/artifacts';
import type { VoteOptions } from '../../../src/contract';
import { KNOWN_NORMALIZATIONS, voteOf, voteOptions } from '../../../src/reliability';
import { membersOf } from './support';

function answersOf(normalization: VoteOptions['normalization'], outputs: readonly string[]) {
  const options = voteOptions({ normalization }, outputs.length);
  return membersOf(outputs, { options }).map(({ answer }) => answer);
}

/** A decimal number as whole units of 10^-40, exactly. */
function unitsOf(digits: bigint, exponent: number): bigint {
  return digits * 10n ** BigInt(exponent + 40);
}

const numeral = fc
  .record({
    digits: fc.oneof(
      fc.bigInt({ min: -50n, max: 50n }),
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    ),
    exponent: fc.integer({ min: -20, max: 20 }),
    zeros: fc.integer({ min: 0, max: 3 }),
    form: fc.constantFrom('scientific', 'plain', 'grouped'),
  })
  .map(({ digits, exponent, zeros, form }) => {
    const value = unitsOf(digits, exponent);
    if (form === 'scientific') return { text: `${digits}${'0'.repeat(zeros)}E${exponent - zeros}`, value }; // prettier-ignore
    const sign = digits < 0n ? '-' : '';
    const whole = (digits < 0n ? -digits : digits) * 10n ** BigInt(Math.max(0, exponent));
    const shift = Math.max(0, -exponent);
    const padded = whole.toString().padStart(shift + 1, '0');
    const before = padded.slice(0, padded.length - shift);
    const after = padded.slice(padded.length - shift) + '0'.repeat(zeros);
    const integer = form === 'grouped' ? before.replace(/\B(?=(?:\d{3})+$)/g, ',') : before;
    return { text: `${sign}${integer}${after && `.${after}`}`, value };
  });

describe('numeric', () => {
  it('makes one answer of two numerals exactly when their values are equal', () => {
    fc.assert(
      fc.property(numeral, numeral, (one, other) => {
        const [first, second] = answersOf('numeric', [one.text, other.text]);
        expect(first).toEqual(expect.any(String));
        expect(first === second).toBe(one.value === other.value);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives one answer for each way to write a value, and takes it for itself again', () => {
    fc.assert(
      fc.property(numeral, fc.integer({ min: 0, max: 5 }), ({ text, value }, zeros) => {
        const rewritten = `${value}${'0'.repeat(zeros)}e${-40 - zeros}`;
        const [first, second] = answersOf('numeric', [text, rewritten]);
        expect(second).toBe(first);
        expect(answersOf('numeric', [first ?? ''])).toEqual([first]);
      }),
    );
  });

  it.each(['9007199254740993', '1e400', '1e-400', '.5', '42.', '-1,234,567.50'])(
    'takes %s for a number, as no other',
    (text) => {
      const [answer, near] = answersOf('numeric', [text, '9007199254740992']);
      expect(answer).toEqual(expect.any(String));
      expect(answer).not.toBe(near);
      expect(answersOf('numeric', ['Infinity', '0'])).not.toContain(answer);
    },
  );

  it.each(['', '.', '-', 'e5', '1,00', '1.2.3', '0x10', '1e', 'NaN', 'Infinity', '1 000', '٣'])(
    'takes %j for none',
    (text) => expect(answersOf('numeric', [text])).toEqual([null]),
  );

  it('takes no quadratic time on a long row of zeros', () => {
    // At 10^12 steps it would not end before the test is stopped.
    const text = `1${'0'.repeat(1e6)}1`;
    expect(answersOf('numeric', [text])).toEqual([`${text}e0`]);
  });
});

describe('json', () => {
  it('makes one answer of the same value, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        const turned = JSON.stringify(reversed(value));
        // What the project's parser refuses in any file, such as integers beyond 2^53.
        fc.pre(parseStrictJson(new TextEncoder().encode(written)).ok);
        const [one, other] = answersOf('json', [written, turned]);
        expect(one).toEqual(expect.any(String));
        expect(other).toBe(one);
        expect(JSON.parse(one ?? '')).toEqual(JSON.parse(written));
      }),
    );
  });

  it.each(['', '{', "{'a':1}", '[1,]', 'NaN', '1e999', '9007199254740993', '```json\n1\n```'])(
    'takes %j for none',
    (text) => expect(answersOf('json', [text])).toEqual([null]),
  );
});

describe('boolean', () => {
  it('knows the words, in any case', () => {
    expect(answersOf('boolean', ['Yes', ' TRUE', '1', 'y', 'yes.'])).toEqual(Array(5).fill('true'));
    expect(answersOf('boolean', ['No', 'FALSE ', '0', 'n', 'no.'])).toEqual(Array(5).fill('false'));
    expect(answersOf('boolean', ['yes and no', '2', ''])).toEqual([null, null, null]);
  });
});

it.each([
  ['numeric', ['1,000', '1e3', '1000.0', '+1000.'], '1000'],
  ['numeric', ['-0', '0', '+0.0'], '0'],
  ['json', ['{"b":1,"a":[1.0]}', ' {"a":[1],"b":1e0}'], '{"a":[1],"b":1}'],
  ['lowercase_trim', [' Paris', 'PARIS '], 'paris'],
  ['none', [' Paris'], ' Paris'],
] as const)('%s makes of %j one answer, %s', (normalization, outputs, answer) => {
  expect(answersOf(normalization, outputs)).toEqual(outputs.map(() => answer));
});

it.each([
  ['numeric', 'about 3', 'unparsable'],
  ['boolean', 'perhaps', 'unparsable'],
  ['json', '{"a":1,"a":2}', 'unparsable'],
  ['json', '"\\ud800"', 'unparsable'],
  ['json', '  ', 'declined'],
  ['none', '  ', 'declined'],
] as const)('a member that says, for %s, %j abstains: %s', (normalization, output, reason) => {
  const [member] = membersOf([output], { options: voteOptions({ normalization }, 1) });
  expect(member).toMatchObject({ answer: null, abstained: true, abstain_reason: reason });
});

it('a custom one that throws or returns anything but a text makes the member abstain', () => {
  const answers = new Map<string, unknown>([['good', 'fine'], ['worse', null], ['number', 42], ['half', '\ud800']]); // prettier-ignore
  // As a rule in JavaScript may.
  const normalize = (text: string) => {
    if (text === 'bad') throw new Error('no answer');
    return answers.get(text) as string | null;
  };
  const reasons = ['good', 'bad', 'worse', 'number', 'half', 'unknown'].map((output) => {
    const ballot = { output, confidence: null, latency_ms: 1, failure: null };
    return voteOf('m', 1, ballot, normalize).abstain_reason;
  });
  expect(reasons).toEqual([null, ...Array<string>(5).fill('unparsable')]);
});

it('squad is known by name, and leaves nothing of an article', () => {
  expect(Object.keys(KNOWN_NORMALIZATIONS)).toEqual(['squad']);
  const options = voteOptions({ normalization: 'custom', custom_normalization: 'squad' }, 2);
  expect(membersOf(['The Louvre!', 'the'], { options })).toMatchObject([
    { answer: 'louvre', abstain_reason: null },
    { answer: null, abstain_reason: 'declined' },
  ]);
});

/** The same value, with the members of objects in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}
