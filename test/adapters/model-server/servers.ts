import { afterEach } from 'vitest';
import { createOpenAiAdapter, type Adapter, type AdapterAnswer } from '../../../src/adapters';
import { startModelServer, type ModelServer } from '../../../src/adapters/model-server';

export const REQUEST = { messages: [{ role: 'user', content: 'Where?' }] } as const;

const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

export async function serve(options: Parameters<typeof startModelServer>[0]): Promise<ModelServer> {
  const server = await startModelServer(options);
  servers.push(server);
  return server;
}

/** A model that answers when the test says so. */
export function gated(adapter_id = 'gated') {
  const waiting: ((answer: AdapterAnswer) => void)[] = [];
  const adapter: Adapter = {
    adapter_id,
    generate: () => new Promise((resolve) => waiting.push(resolve)),
  };
  const answer = () => waiting.shift()?.({ text: 'Paris', confidence: 0.5, tokens: { input: 3, output: 1 }, latency_ms: 1 }); // prettier-ignore
  return { adapter, answer, asked: () => waiting.length };
}

export const clientOf = (server: ModelServer, model = 'gated') =>
  createOpenAiAdapter({ adapter_id: 'client', baseUrl: server.url, model, maxRetries: 0, logprobs: true }); // prettier-ignore

/** Waits for what the other side of a connection does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

export const post = (server: ModelServer, route: string, body: string, headers: object = {}) =>
  fetch(`${server.url}/${route}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

export const echo: Adapter = {
  adapter_id: 'echo',
  generate: ({ messages }) => Promise.resolve({ text: messages.at(-1)?.content ?? '', latency_ms: 0 }), // prettier-ignore
};
