import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { waitFor } from '../../../src/adapters/openai/retries';
import { adapterOf, failure, KEY, REQUEST } from './adapter-of';
import { chat, cut, json, never, serverThat, text } from './misbehaving-server';

describe('an answer', () => {
  it('has text, tokens, cost and confidence, and was asked for as the protocol says', async () => {
    const logprobs = { content: [{ logprob: Math.log(0.5) }, { logprob: Math.log(0.5) }] };
    const usage = { prompt_tokens: 100, completion_tokens: 10 };
    const { url, received } = await serverThat(chat('{"city":"Paris"}', { usage }, { logprobs }));
    const adapter = adapterOf(url, {
      logprobs: true,
      seed: 7,
      price: { input: 1, output: 10, currency: 'USD' },
    });
    const output_schema = { type: 'object' };
    const answer = await adapter.generate({ ...REQUEST, output_schema, max_tokens: 5 });
    expect(answer).toMatchObject({
      text: '{"city":"Paris"}',
      tokens: { input: 100, output: 10 },
      cost: { amount: 0.0002, currency: 'USD' },
    });
    expect(answer.confidence).toBeCloseTo(0.5, 12);
    expect(received).toEqual([
      {
        path: '/v1/chat/completions',
        authorization: `Bearer ${KEY}`,
        body: {
          model: 'tiny',
          messages: REQUEST.messages,
          temperature: 0,
          seed: 7,
          logprobs: true,
          max_tokens: 5,
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'answer', schema: output_schema, strict: true },
          },
        },
      },
    ]);
  });

  it('has no tokens, cost or confidence where the server gives none, and needs no key', async () => {
    const { url, received } = await serverThat(chat('Paris'));
    const price = { input: 1, output: 1, currency: 'USD' };
    const answer = await adapterOf(url, { price, apiKeyEnv: 'NOT_SET' }).generate(REQUEST);
    expect(Object.keys(answer).sort()).toEqual(['latency_ms', 'text']);
    expect(received[0]?.authorization).toBeUndefined();
  });

  it('took as long as the server did, and leaves no timer behind', async () => {
    const setTimer = vi.spyOn(globalThis, 'setTimeout');
    const clearTimer = vi.spyOn(globalThis, 'clearTimeout');
    const { url } = await serverThat((...to) => setTimeout(() => chat('Paris')(...to), 30));
    const { latency_ms } = await adapterOf(url, { timeoutMs: 54_321 }).generate(REQUEST);
    // setTimeout may call back up to a millisecond early.
    expect(latency_ms).toBeGreaterThan(28);
    const limits = setTimer.mock.results.filter((_, i) => setTimer.mock.calls[i]?.[1] === 54_321);
    expect(limits).toHaveLength(1);
    expect(clearTimer).toHaveBeenCalledWith(limits[0]?.value);
    vi.restoreAllMocks();
  });

  it('has a confidence that is a fraction, whatever log probabilities come', async () => {
    const logprob = fc.oneof(fc.double(), fc.constant(-9999), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(logprob, { maxLength: 4 }), async (logprobs) => {
        const content = logprobs.map((logprob) => ({ logprob }));
        const { url } = await serverThat(chat('Paris', {}, { logprobs: { content } }));
        const { confidence } = await adapterOf(url).generate(REQUEST);
        // JSON has no infinity and no NaN: what is no number comes as null.
        const isWhole = logprobs.length > 0 && logprobs.every(Number.isFinite);
        if (isWhole) expect(confidence).toSatisfy((c: number) => c >= 0 && c <= 1);
        else expect(confidence).toBeUndefined();
      }),
      { numRuns: 40 },
    );
    const { url } = await serverThat(chat('Paris', {}, { logprobs: { content: [{ logprob: 1 }] } })); // prettier-ignore
    expect((await adapterOf(url).generate(REQUEST)).confidence).toBe(1);
  });
});

describe('what is asked for', () => {
  const bodyOf = async (options: Parameters<typeof adapterOf>[1], request: object = {}) => {
    const { url, received } = await serverThat(chat('{}'));
    await adapterOf(url, options).generate({ ...REQUEST, ...request });
    return received[0]?.body;
  };
  const plain = { model: 'tiny', messages: REQUEST.messages };

  it('is deterministic sampling unless said otherwise, and no more than was said', async () => {
    expect(await bodyOf({})).toEqual({ ...plain, temperature: 0 });
    expect(await bodyOf({ temperature: 0.7 })).toEqual({ ...plain, temperature: 0.7 });
    expect(await bodyOf({ temperature: null })).toEqual(plain);
  });

  it('is as many tokens as may be, under the name that the model knows, or under none', async () => {
    const limit = { max_tokens: 5 };
    const options = { temperature: null } as const;
    expect(await bodyOf(options, limit)).toEqual({ ...plain, ...limit });
    expect(await bodyOf({ ...options, maxTokensField: 'max_completion_tokens' }, limit)).toEqual({
      ...plain,
      max_completion_tokens: 5,
    });
    expect(await bodyOf({ ...options, maxTokensField: null }, limit)).toEqual(plain);
  });

  it('is a schema, strictly or not', async () => {
    const output_schema = { type: 'object' };
    const json_schema = { name: 'answer', schema: output_schema };
    expect(await bodyOf({ strict: false }, { output_schema })).toMatchObject({
      response_format: { type: 'json_schema', json_schema },
    });
    expect(await bodyOf({ strict: false }, { output_schema })).not.toHaveProperty(
      'response_format.json_schema.strict',
    );
  });
});

describe('what may pass is tried again', () => {
  it.each([
    ['408', text(408, 'too slow'), 'timeout'],
    ['409', text(409, 'locked'), 'server_error'],
    ['429', json(429, { error: { message: 'slow down' } }), 'rate_limited'],
    ['500', text(500, 'oops'), 'server_error'],
    ['a cut connection', cut, 'network'],
  ])('%s', async (_name, broken, kind) => {
    const { url, received } = await serverThat(broken, broken, chat('Paris'));
    expect(await failure(adapterOf(url, { maxRetries: 1 }).generate(REQUEST))).toMatchObject({
      kind,
      transient: true,
      fatal: false,
    });
    expect(received).toHaveLength(2);
    expect(await adapterOf(url).generate(REQUEST)).toMatchObject({ text: 'Paris' });
  });

  it('after as long as the server asks, or else a random share of what doubles', async () => {
    const { url } = await serverThat(
      text(429, '', { 'retry-after-ms': '1234' }),
      text(503, '', { 'retry-after': '7' }),
      text(500, 'oops'),
      text(500, 'oops'),
      chat('Paris'),
    );
    const waits: number[] = [];
    await adapterOf(url, { maxRetries: 4 }, waits).generate(REQUEST);
    expect(waits).toEqual([1234, 7000, 0.5 * 2000, 0.5 * 4000]);
  });

  it('at the date that the server names', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 23, 59, 50) });
    try {
      const date = 'Sun, 01 Feb 2026 00:00:05 GMT';
      const { url } = await serverThat(text(503, '', { 'retry-after': date }), chat('Paris'));
      const waits: number[] = [];
      await adapterOf(url, {}, waits).generate(REQUEST);
      expect(waits).toEqual([15_000]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('but not for ever, and not at all without retries', async () => {
    const { url, received } = await serverThat(text(500, 'oops', { 'retry-after': '0' }));
    const error = await failure(adapterOf(url).generate(REQUEST));
    expect(error).toMatchObject({ kind: 'server_error', status: 500, retry_after_ms: 0 });
    expect(received).toHaveLength(3);
    await failure(adapterOf(url, { maxRetries: 0 }).generate(REQUEST));
    expect(received).toHaveLength(4);
  });

  it('and a caller who aborts in the wait is told so at once', async () => {
    const caller = new AbortController();
    const { url, received } = await serverThat((response, request) => {
      text(429, '', { 'retry-after': '60' })(response, request);
      setTimeout(() => caller.abort(new Error('not wanted')), 20);
    });
    const asking = adapterOf(url, { wait: waitFor }).generate(REQUEST, { signal: caller.signal });
    expect(await failure(asking)).toMatchObject({ message: 'not wanted' });
    expect(received).toHaveLength(1);
  });
});

describe('what cannot pass is told', () => {
  it.each([
    [
      '400',
      json(400, { error: { message: 'no such model' } }),
      { kind: 'bad_request', fatal: true },
    ],
    ['401', json(401, { error: { message: 'bad key' } }), { kind: 'unauthorized', fatal: true }],
    ['403', text(403, 'not yours'), { kind: 'unauthorized', fatal: true }],
    ['no JSON', text(200, '<html>'), { kind: 'invalid_response', fatal: false }],
    ['another shape', json(200, { answer: 'Paris' }), { kind: 'invalid_response' }],
    ['no choice', json(200, { choices: [] }), { kind: 'invalid_response' }],
    [
      'no text',
      json(200, { choices: [{ message: { content: null } }] }),
      { kind: 'invalid_response' },
    ],
    [
      'a refusal',
      json(200, { choices: [{ message: { refusal: 'no' } }] }),
      { kind: 'refused', fatal: true },
    ],
    [
      'no room to answer',
      chat('', {}, { finish_reason: 'length' }),
      { kind: 'truncated', fatal: false },
    ],
    ['a filter', chat('', {}, { finish_reason: 'content_filter' }), { kind: 'refused' }],
    ['nine megabytes', text(200, 'x'.repeat(9 * 2 ** 20)), { kind: 'invalid_response' }],
  ])('%s', async (_name, broken, expected) => {
    const { url, received } = await serverThat(broken);
    const error = await failure(adapterOf(url).generate(REQUEST));
    expect(error).toMatchObject(expected);
    expect(error).toMatchObject({ help: expect.stringMatching(/./) as unknown });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['without a signal', {}],
    ['beside a signal of the caller', { signal: new AbortController().signal }],
  ])('a server that is too slow, %s', async (_name, call) => {
    const { url } = await serverThat(never);
    const options = { timeoutMs: 20, maxRetries: 0 };
    const error = await failure(adapterOf(url, options).generate(REQUEST, call));
    expect(error).toMatchObject({ kind: 'timeout', transient: true });
  });

  it('a server that is not there', async () => {
    const options = { maxRetries: 0 };
    const nobody = adapterOf('http://127.0.0.1:1/v1', options);
    expect(await failure(nobody.generate(REQUEST))).toMatchObject({ kind: 'network' });
  });

  it('a redirect, so that the key stays where it was sent', async () => {
    const other = await serverThat(chat('stolen'));
    const { url } = await serverThat(text(307, '', { location: `${other.url}/chat/completions` }));
    const error = await failure(adapterOf(url, { maxRetries: 0 }).generate(REQUEST));
    expect(error).toMatchObject({ kind: 'network' });
    expect(other.received).toEqual([]);
  });

  it('an abort, with the reason of the caller', async () => {
    const caller = new AbortController();
    const { url } = await serverThat(() => caller.abort(new Error('not wanted')));
    const asking = adapterOf(url).generate(REQUEST, { signal: caller.signal });
    expect(await failure(asking)).toMatchObject({ message: 'not wanted' });
    const again = adapterOf(url).generate(REQUEST, { signal: caller.signal });
    expect(await failure(again)).toMatchObject({ message: 'not wanted' });
  });
});
