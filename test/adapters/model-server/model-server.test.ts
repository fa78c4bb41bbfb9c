import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter, AdapterAnswer } from '../../../src/adapters';
import { createOpenAiAdapter } from '../../../src/adapters';
import { startModelServer, type ModelServer } from '../../../src/adapters/model-server';

const REQUEST = { messages: [{ role: 'user', content: 'Where?' }] } as const;

const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(options: Parameters<typeof startModelServer>[0]): Promise<ModelServer> {
  const server = await startModelServer(options);
  servers.push(server);
  return server;
}

/** A model that answers when the test says so. */
function gated(adapter_id = 'gated') {
  const waiting: ((answer: AdapterAnswer) => void)[] = [];
  const adapter: Adapter = {
    adapter_id,
    generate: () => new Promise((resolve) => waiting.push(resolve)),
  };
  const answer = () => waiting.shift()?.({ text: 'Paris', confidence: 0.5, tokens: { input: 3, output: 1 }, latency_ms: 1 }); // prettier-ignore
  return { adapter, answer, asked: () => waiting.length };
}

const clientOf = (server: ModelServer, model = 'gated') =>
  createOpenAiAdapter({ adapter_id: 'client', baseUrl: server.url, model, maxRetries: 0, logprobs: true }); // prettier-ignore

/** Waits for what the other side of a connection does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

const post = (server: ModelServer, route: string, body: string, headers: object = {}) =>
  fetch(`${server.url}/${route}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const echo: Adapter = {
  adapter_id: 'echo',
  generate: ({ messages }) => Promise.resolve({ text: messages.at(-1)?.content ?? '', latency_ms: 0 }), // prettier-ignore
};

describe('a model server', () => {
  it('gives the client of the protocol what the adapter answers', async () => {
    const { adapter, answer, asked } = gated();
    const server = await serve({ adapters: [adapter] });
    const asking = clientOf(server).generate(REQUEST);
    await until(() => asked() === 1);
    answer();
    expect(await asking).toMatchObject({ text: 'Paris', tokens: { input: 3, output: 1 } });
    expect((await asking).confidence).toBeCloseTo(0.5, 12);
    expect(server.stats()).toMatchObject({ completed: 1, running: 0, queued: 0 });
  });

  it('lists its models, and gives vectors as numbers or as base64', async () => {
    const embed = (texts: readonly string[]) =>
      Promise.resolve(texts.map((text) => Float32Array.of(text.length, 0.5)));
    const server = await serve({ adapters: [echo], embed });
    const models: unknown = await (await fetch(`${server.url}/models`)).json();
    expect(models).toMatchObject({ data: [{ id: 'echo' }] });
    const vectors = async (more: object) =>
      (await (await post(server, 'embeddings', JSON.stringify({ model: 'any', input: ['ab', 'abc'], ...more }))).json()) as { data: { embedding: unknown }[] }; // prettier-ignore
    expect((await vectors({})).data).toMatchObject([{ embedding: [2, 0.5] }, { embedding: [3, 0.5] }]); // prettier-ignore
    const [, second] = (await vectors({ encoding_format: 'base64' })).data;
    const bytes = Buffer.from(String(second?.embedding), 'base64');
    expect([bytes.readFloatLE(0), bytes.readFloatLE(4)]).toEqual([3, 0.5]);
  });

  it('works on one request at a time, and answers 429 when too many wait', async () => {
    const { adapter, answer, asked } = gated();
    const server = await serve({ adapters: [adapter], maxQueue: 1 });
    const first = clientOf(server).generate(REQUEST);
    await until(() => asked() === 1);
    const second = clientOf(server).generate(REQUEST);
    await until(() => server.stats().queued === 1);
    const third: unknown = await clientOf(server).generate(REQUEST).catch((error: unknown) => error); // prettier-ignore
    expect(third).toMatchObject({ kind: 'rate_limited', status: 429, retry_after_ms: 50 });
    expect(asked()).toBe(1);
    answer();
    await first;
    await until(() => asked() === 1);
    answer();
    await second;
    expect(server.stats()).toMatchObject({ completed: 2, rejected: 1 });
  });

  it('withdraws a request whose client leaves while it waits, and finishes one that runs', async () => {
    const { adapter, answer, asked } = gated();
    const server = await serve({ adapters: [adapter] });
    const callers = [new AbortController(), new AbortController()] as const;
    const asking = callers.map(({ signal }) =>
      clientOf(server)
        .generate(REQUEST, { signal })
        .catch((error: unknown) => error),
    );
    await until(() => asked() === 1 && server.stats().queued === 1);
    for (const caller of callers) caller.abort(new Error('left'));
    await Promise.all(asking);
    await until(() => server.stats().withdrawn === 1);
    expect(server.stats()).toMatchObject({ running: 1, queued: 0 });
    answer();
    await until(() => server.stats().running === 0);
    expect(server.stats()).toMatchObject({ completed: 1, wasted: 1 });
    expect(asked()).toBe(0);
  });

  it('says what is wrong with a request, as the protocol does', async () => {
    const broken: Adapter = { adapter_id: 'broken', generate: () => Promise.reject(new Error('no luck')) }; // prettier-ignore
    const server = await serve({ adapters: [echo, broken] });
    const chat = (more: object) => JSON.stringify({ model: 'echo', messages: REQUEST.messages, ...more }); // prettier-ignore
    const answers: [string, string, object, number][] = [
      ['chat/completions', '{"model":', {}, 400],
      ['chat/completions', '{"model":"echo"}', {}, 400],
      ['chat/completions', chat({ messages: [{ role: 'robot', content: '' }] }), {}, 400],
      ['chat/completions', chat({ stream: true }), {}, 400],
      ['chat/completions', chat({ model: 'other' }), {}, 404],
      ['chat/completions', chat({ model: 'broken' }), {}, 500],
      ['chat/completions', chat({}), { 'content-type': 'text/plain' }, 415],
      ['chat/completions', chat({ messages: [{ role: 'user', content: 'x'.repeat(5e6) }] }), {}, 413], // prettier-ignore
      ['embeddings', chat({}), {}, 404],
    ];
    for (const [route, body, headers, status] of answers) {
      const response = await post(server, route, body, headers);
      expect([response.status, body.slice(0, 60)]).toEqual([status, body.slice(0, 60)]);
      expect(await response.json()).toMatchObject({ error: { message: expect.stringMatching(/./) as unknown } }); // prettier-ignore
    }
  });

  it('answers no request that names another host', async () => {
    const server = await serve({ adapters: [echo] });
    const { port } = new URL(server.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example' };
      httpRequest({ host: '127.0.0.1', port, path: '/v1/models', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('answers what it has before it ends', async () => {
    const { adapter, answer, asked } = gated();
    const server = await startModelServer({ adapters: [adapter] });
    const asking = clientOf(server).generate(REQUEST);
    await until(() => asked() === 1);
    const closing = server.close();
    answer();
    expect(await asking).toMatchObject({ text: 'Paris' });
    await closing;
    const after: unknown = await clientOf(server).generate(REQUEST).catch((error: unknown) => error); // prettier-ignore
    expect(after).toMatchObject({ kind: 'network' });
  });
});
