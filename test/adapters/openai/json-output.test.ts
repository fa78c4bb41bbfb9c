import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterOf, failure, REQUEST } from './adapter-of';
import { chat, serverThat } from './misbehaving-server';

const JSON_REQUEST = { ...REQUEST, output_schema: { type: 'object' } };

/** Larger numbers are refused: most readers would round them. */
const isSmall = (value: unknown): boolean =>
  typeof value === 'number'
    ? Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'object' || value === null || Object.values(value).every(isSmall);

const ask = async (content: string, choice: object = {}, request: object = JSON_REQUEST) => {
  const { url, received } = await serverThat(chat(content, {}, choice));
  return { asking: adapterOf(url).generate({ ...REQUEST, ...request }), received };
};

describe('an answer to a request with an output_schema', () => {
  it('is the JSON that came, to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue().filter(isSmall), async (value) => {
        const text = JSON.stringify(value, null, 1);
        const { asking } = await ask(text);
        expect(await asking).toMatchObject({ text });
      }),
      { numRuns: 40 },
    );
  });

  it('is an error when it is no JSON: a beginning of it, or words', async () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
    const beginning = fc
      .tuple(object, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
      .map(([value, share]) =>
        JSON.stringify(value)
          .slice(0, -1)
          .slice(0, Math.ceil(share * 1e3)),
      );
    const words = fc.constantFrom(
      'Paris',
      '```json\n{}\n```',
      '{"a":1}{"a":2}',
      '{"a":1,"a":2}',
      '9007199254740992',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(beginning, words), async (text) => {
        const { asking, received } = await ask(text);
        expect(await failure(asking)).toMatchObject({ kind: 'invalid_output', fatal: false });
        expect(received).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it('is an error of its own kind when the limit on tokens cut it off, even where that is JSON', async () => {
    for (const text of ['{"city":"Par', '12']) {
      const { asking, received } = await ask(text, { finish_reason: 'length' });
      expect(await failure(asking)).toMatchObject({
        kind: 'truncated',
        help: expect.stringMatching(/max_tokens/) as unknown,
      });
      expect(received).toHaveLength(1);
    }
  });

  it('is free text for a request without one, as long as it may be', async () => {
    const { asking } = await ask('It is Par', { finish_reason: 'length' }, REQUEST);
    expect(await asking).toMatchObject({ text: 'It is Par' });
  });
});
