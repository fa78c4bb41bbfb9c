import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiAdapter, type OpenAiAdapterOptions } from '../../../src/adapters/openai';
import { chat, cut, json, never, serverThat, text } from './misbehaving-server';

const KEY = 'sk-very-secret';
const REQUEST = { messages: [{ role: 'user', content: 'Where?' }] } as const;
const SOON = { 'retry-after-ms': '1' };

beforeEach(() => (process.env['TEST_KEY'] = KEY));
afterEach(() => delete process.env['TEST_KEY']);

const adapterOf = (baseUrl: string, more: Partial<OpenAiAdapterOptions> = {}) =>
  createOpenAiAdapter({
    adapter_id: 'llm',
    baseUrl,
    model: 'tiny',
    apiKeyEnv: 'TEST_KEY',
    random: () => 0,
    ...more,
  });

const failure = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => 'it answered',
    (caught: unknown) => caught,
  );
  expect(JSON.stringify([String(error), { ...(error as object) }])).not.toContain(KEY);
  return error;
};

describe('an answer', () => {
  it('has text, tokens, cost and confidence, and was asked for as the protocol says', async () => {
    const logprobs = { content: [{ logprob: Math.log(0.5) }, { logprob: Math.log(0.5) }] };
    const usage = { prompt_tokens: 100, completion_tokens: 10 };
    const { url, received } = await serverThat(chat('Paris', { usage }, { logprobs }));
    const adapter = adapterOf(url, {
      logprobs: true,
      seed: 7,
      price: { input: 1, output: 10, currency: 'USD' },
    });
    const output_schema = { type: 'object' };
    const answer = await adapter.generate({ ...REQUEST, output_schema, max_tokens: 5 });
    expect(answer).toMatchObject({
      text: 'Paris',
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
});

describe('what may pass is tried again', () => {
  it.each([
    ['429', json(429, { error: { message: 'slow down' } }, SOON)],
    ['500', text(500, 'oops', SOON)],
    ['503 with a date', text(503, '', { 'retry-after': new Date(0).toUTCString() })],
    ['a cut connection', cut],
  ])('%s', async (_name, broken) => {
    const { url, received } = await serverThat(broken, broken, chat('Paris'));
    expect(await adapterOf(url).generate(REQUEST)).toMatchObject({ text: 'Paris' });
    expect(received).toHaveLength(3);
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
      text(429, '', { 'retry-after': '3600' })(response, request);
      setImmediate(() => caller.abort(new Error('not wanted')));
    });
    const error = await failure(adapterOf(url).generate(REQUEST, { signal: caller.signal }));
    expect(error).toMatchObject({ message: 'not wanted' });
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
    ['a filter', chat('', {}, { finish_reason: 'content_filter' }), { kind: 'refused' }],
    ['nine megabytes', text(200, 'x'.repeat(9 * 2 ** 20)), { kind: 'invalid_response' }],
  ])('%s', async (_name, broken, expected) => {
    const { url, received } = await serverThat(broken);
    const error = await failure(adapterOf(url).generate(REQUEST));
    expect(error).toMatchObject(expected);
    expect(error).toMatchObject({ help: expect.stringMatching(/./) as unknown });
    expect(received).toHaveLength(1);
  });

  it('a server that is too slow, or is not there', async () => {
    const { url } = await serverThat(never);
    const options = { timeoutMs: 20, maxRetries: 0 };
    expect(await failure(adapterOf(url, options).generate(REQUEST))).toMatchObject({
      kind: 'timeout',
      transient: true,
    });
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

  it('a base URL that is none, or that would send the key in clear text', () => {
    expect(() => adapterOf('localhost:8000')).toThrow(/no http or https URL/);
    expect(() => adapterOf('http://models.example/v1')).toThrow(/models\.example in clear text/);
    expect(() => adapterOf('http://models.example/v1', { apiKeyEnv: 'NOT_SET' })).not.toThrow();
    expect(() => adapterOf('https://models.example/v1/')).not.toThrow();
  });
});
