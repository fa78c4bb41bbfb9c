import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdapterAnswer, AdapterRequest } from '../../../src/adapters';
import { clientOf, post, REQUEST, serve } from './servers';

const POSTED = JSON.stringify({ model: 'model', messages: REQUEST.messages });

/** Serves a model that does what it is told. */
async function serving(generate: (request: AdapterRequest) => unknown) {
  const adapter = {
    adapter_id: 'model',
    // What is no answer must come through, as it does from adapters without types.
    generate: (request: AdapterRequest) => Promise.resolve(generate(request) as AdapterAnswer),
  };
  return serve({ adapters: [adapter] });
}

describe('a model server passes on', () => {
  it('what is asked: messages, the limit on tokens and the schema', async () => {
    const asked: AdapterRequest[] = [];
    const server = await serving((request) => {
      asked.push(request);
      return { text: '{}', latency_ms: 0 };
    });
    const role = fc.constantFrom('system', 'user', 'assistant');
    const request = fc.record(
      {
        messages: fc.array(fc.record({ role, content: fc.string() }), { minLength: 1 }),
        max_tokens: fc.integer({ min: 1, max: 1e6 }),
        output_schema: fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          fc.constantFrom('object', true, 7),
        ),
      },
      { requiredKeys: ['messages'] },
    );
    await fc.assert(
      fc.asyncProperty(request, async (request) => {
        await clientOf(server, 'model').generate(request);
        expect(asked.pop()).toEqual(request);
      }),
      { numRuns: 50 },
    );
  });

  it('what is answered: text, tokens and confidence, down to 0', async () => {
    let answer: AdapterAnswer = { text: '', latency_ms: 0 };
    const server = await serving(() => answer);
    const count = fc.nat(1e9);
    const answers = fc.record(
      {
        text: fc.string(),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        tokens: fc.record({ input: count, output: count }),
        latency_ms: fc.constant(0),
      },
      { requiredKeys: ['text', 'latency_ms'] },
    );
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        answer = given;
        const { text, tokens, confidence } = await clientOf(server, 'model').generate(REQUEST);
        expect({ text, tokens }).toEqual({ text: given.text, tokens: given.tokens });
        if (given.confidence === undefined) expect(confidence).toBeUndefined();
        else expect(confidence).toBeCloseTo(given.confidence, 12);
      }),
      { numRuns: 50 },
    );
    answer = { text: 'Paris', confidence: 0, latency_ms: 0 };
    expect((await clientOf(server, 'model').generate(REQUEST)).confidence).toBe(0);
  });

  it.each([
    {},
    undefined,
    null,
    { text: 5 },
    { text: null },
    { text: 'Paris', confidence: 7 },
    { text: 'Paris', confidence: -0.1 },
    { text: 'Paris', confidence: NaN },
    { text: 'Paris', confidence: 'high' },
    { text: 'Paris', tokens: 3 },
    { text: 'Paris', tokens: null },
    { text: 'Paris', tokens: { input: 1.5, output: 1 } },
    { text: 'Paris', tokens: { input: 1, output: NaN } },
  ])('no answer that is none: %j', async (answer) => {
    const server = await serving(() => answer);
    const response = await post(server, 'chat/completions', POSTED);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/answered with a .*; expected/) as unknown },
    });
    expect(server.stats()).toMatchObject({ completed: 0, failed: 1 });
  });

  it.each([
    [200, 500],
    [302, 500],
    [399, 500],
    [600, 500],
    [400.5, 500],
    ['404', 500],
    [404, 404],
    [503, 503],
  ])('an error with a status of %j as %i', async (statusCode, status) => {
    const server = await serving(() => {
      throw Object.assign(new Error('no luck'), { statusCode });
    });
    const response = await post(server, 'chat/completions', POSTED);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: 'no luck' } });
    expect(server.stats()).toMatchObject({ completed: 0, failed: 1 });
  });
});
