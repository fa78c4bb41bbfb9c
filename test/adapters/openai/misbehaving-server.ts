import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** A request as it came. */
export interface Received {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server of the test's own: answers in turn with what it is given, the last one for ever. */
export async function serverThat(
  ...answers: Answer[]
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    // A connection kept open could outlive its server and meet the next one on the same port.
    response.shouldKeepAlive = false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answers[Math.min(received.length, answers.length - 1)];
      const { authorization } = request.headers;
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      received.push({ path: request.url, authorization, body });
      answer?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, received };
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

export const chat = (content: string, more: object = {}, choice: object = {}): Answer =>
  json(200, { choices: [{ message: { role: 'assistant', content }, ...choice }], ...more });

export const json = (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  text(status, JSON.stringify(body), headers);

export const text =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Sends the head and some bytes, then cuts the connection. */
export const cut: Answer = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"choices":', () => response.destroy());
};

export const never: Answer = () => undefined;
