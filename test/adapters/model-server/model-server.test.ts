import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/adapters';
import { startModelServer } from '../../../src/adapters/model-server';
import { clientOf, echo, gated, post, REQUEST, serve, until } from './servers';

describe('a model server', () => {
  it('gives the client of the protocol what the adapter answers', async () => {
    const { adapter, answer, asked } = gated();
    const server = await serve({ adapters: [adapter] });
    const asking = clientOf(server).generate(REQUEST);
    await until(() => asked() === 1);
    answer();
    expect(await asking).toMatchObject({ text: 'Paris', tokens: { input: 3, output: 1 } });
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

  it('is on this machine alone: no other address of it answers', async () => {
    const server = await serve({ adapters: [echo] });
    const { port, hostname } = new URL(server.url);
    expect(hostname).toBe('127.0.0.1');
    // All of 127.0.0.0/8 is this machine on Linux, so that a server on every address answers here.
    await expect(statusOf('127.0.0.2', port, '127.0.0.1')).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|ETIMEDOUT/); // prettier-ignore
    expect(await statusOf('127.0.0.1', port, '127.0.0.1')).toBe(200);
  });

  it('answers no request that names another host', async () => {
    const server = await serve({ adapters: [echo] });
    const { port } = new URL(server.url);
    const near = ['127.0.0.1.evil.example', 'localhost.evil.example', 'evil.localhost', '127.0.0.2', '0.0.0.0', '[::1]']; // prettier-ignore
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom(...near));
    const end = fc.constantFrom('', `:${port}`, ':80');
    await fc.assert(
      fc.asyncProperty(host, end, async (host, end) => {
        const isOurs = host === '127.0.0.1' || host === 'localhost';
        expect(await statusOf('127.0.0.1', port, `${host}${end}`)).toBe(isOurs ? 200 : 403);
      }),
    );
    for (const host of ['127.0.0.1', 'localhost', `localhost:${port}`])
      expect(await statusOf('127.0.0.1', port, host)).toBe(200);
  });

  it('is not started with what cannot be served', async () => {
    const adapters = [echo];
    await expect(startModelServer({ adapters: [echo, { ...echo }] })).rejects.toThrow(/two adapters are named echo/); // prettier-ignore
    for (const maxQueue of [NaN, -1, 0.5, Infinity])
      await expect(startModelServer({ adapters, maxQueue })).rejects.toThrow(/maxQueue is .* from 0/); // prettier-ignore
    for (const concurrency of [NaN, 0, 1.5])
      await expect(startModelServer({ adapters, concurrency })).rejects.toThrow(/concurrency is .* from 1/); // prettier-ignore
  });
});

/** Status of a request for the models, with the host that it names. */
function statusOf(address: string, port: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const path = '/v1/models';
    httpRequest({ host: address, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
