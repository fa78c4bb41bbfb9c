import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/adapters';
import { startModelServer, type ModelServer } from '../../../src/adapters/model-server';
import { clientOf, gated, post, REQUEST, until } from './servers';

const POSTED = JSON.stringify({ model: 'gated', messages: REQUEST.messages });

/** Whether a promise has settled by now. */
function settles(promise: Promise<unknown>): () => boolean {
  let isSettled = false;
  const settle = () => void (isSettled = true);
  promise.then(settle, settle);
  return () => isSettled;
}

/** A connection on which a request has begun. */
async function writing(server: ModelServer, bytes: string) {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  return socket;
}

describe('a model server that is closed', () => {
  it('answers what it has before it ends, and nothing new', async () => {
    const { adapter, answer, asked } = gated();
    const server = await startModelServer({ adapters: [adapter] });
    const [first, second] = [clientOf(server), clientOf(server)].map((client) => client.generate(REQUEST)); // prettier-ignore
    await until(() => asked() === 1 && server.stats().queued === 1);
    const closing = server.close();
    const isClosed = settles(closing);
    const late = await post(server, 'chat/completions', POSTED);
    expect(late.status).toBe(503);
    expect(isClosed()).toBe(false);
    answer();
    expect(await first).toMatchObject({ text: 'Paris' });
    await until(() => asked() === 1);
    answer();
    expect(await second).toMatchObject({ text: 'Paris' });
    await closing;
    const after: unknown = await clientOf(server).generate(REQUEST).catch((error: unknown) => error); // prettier-ignore
    expect(after).toMatchObject({ kind: 'network' });
  });

  it('sends an answer to its end, however slowly it is read', async () => {
    const text = 'long '.repeat(4 * 2 ** 20);
    const adapter: Adapter = { adapter_id: 'gated', generate: () => Promise.resolve({ text, latency_ms: 0 }) }; // prettier-ignore
    const server = await startModelServer({ adapters: [adapter] });
    const asking = httpRequest(`${server.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const headed = new Promise<AsyncIterable<Buffer>>((resolve) =>
      asking.once('response', resolve),
    );
    asking.end(POSTED);
    const response = await headed;
    const closing = server.close();
    // Longer than it takes to cut the connection.
    await new Promise((resolve) => setTimeout(resolve, 50));
    let size = 0;
    for await (const part of response) size += part.length;
    expect(size).toBeGreaterThan(text.length);
    await closing;
  });

  it('does not wait for a request that is half sent', async () => {
    const server = await startModelServer({ adapters: [gated().adapter] });
    const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${POSTED.length}\r\n\r\n`;
    const sockets = await Promise.all([
      writing(server, `${head}${POSTED.slice(0, 20)}`),
      writing(server, head.slice(0, 30)),
      writing(server, ''),
    ]);
    const cut = Promise.all(sockets.map((socket) => once(socket, 'close')));
    for (const socket of sockets) socket.resume().on('error', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    await cut;
  });

  it('does not wait for work whose client has left', async () => {
    const { adapter, asked } = gated();
    const server = await startModelServer({ adapters: [adapter] });
    const caller = new AbortController();
    const asking = clientOf(server).generate(REQUEST, { signal: caller.signal }).catch(String);
    await until(() => asked() === 1);
    const closing = server.close();
    const isClosed = settles(closing);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isClosed()).toBe(false);
    caller.abort(new Error('left'));
    expect(await asking).toBe('Error: left');
    await closing;
    expect(server.stats()).toMatchObject({ running: 1, completed: 0 });
  });
});
