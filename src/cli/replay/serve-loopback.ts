import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AddressInfo } from 'node:net';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { operationOf, type AnswerCall } from '../../replay';

const ADDRESS = '127.0.0.1';
/** Names of this machine for itself, as they stand in `Host` and `Origin`. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
/** Bytes of a body that are read; the service refuses what is as long. */
const READ_BODY = 65_537;
/** Headers that a page of another port may send. */
const ALLOWED_HEADERS =
  'Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID, Range';
/** Headers of an answer that such a page may read. */
const EXPOSED_HEADERS = 'Content-Disposition, Content-Range, ETag, Location, Retry-After';

/** A server that answers on loopback. */
export interface LoopbackServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the operations of the document on loopback, to this machine alone: a request whose `Host` is
 * another name is refused (a page could have made that name point here), and pages may read answers
 * when their own origin is loopback.
 *
 * @param port 0 for any that is free
 * @throws Error of the system when the port is taken
 */
export async function serveLoopback(service: AnswerCall, port: number): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    handle(service, request, response).catch(() => {
      // What has begun cannot be taken back.
      if (response.headersSent) response.destroy();
      else void send(problem(500, 'The service failed'), response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, resolve);
  });
  // Listening on a port, it has one.
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${ADDRESS}:${actual}`, close: () => closed(server) };
}

async function handle(
  service: AnswerCall,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  if (!LOOPBACK.test(request.headers.host ?? '')) {
    await send(problem(421, 'This server is for its own machine alone'), response);
    return;
  }
  allowOrigin(request, response);
  if (method === 'OPTIONS') {
    response.writeHead(204, {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    });
    response.end();
    return;
  }
  const target = url.startsWith('/') ? new URL(`http://localhost${url}`) : undefined;
  const operation = target && operationOf(method, target.pathname);
  if (!operation) {
    await send(problem(404, 'There is no such operation'), response);
    return;
  }
  const answered = await service(operation, await toRequest(target, method, request));
  await send(answered, response);
}

/** Lets pages of this machine read the answer, whatever port they are of. */
function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin = '' } = request.headers;
  const [, host = ''] = /^https?:\/\/(.+)$/.exec(origin) ?? [];
  response.setHeader('Vary', 'Origin');
  if (!LOOPBACK.test(host)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
}

async function toRequest(url: URL, method: string, request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(', '));
  return new Request(url, {
    method,
    headers,
    ...(method === 'POST' && { body: await read(request) }),
  });
}

async function read(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Destroying the request would take the answer with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Without an encoding a request gives bytes.
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes >= READ_BODY) break;
  }
  return Buffer.concat(chunks).subarray(0, READ_BODY);
}

/** Sends an answer as fast as its reader takes it; one who goes away ends it. */
async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => response.setHeader(name, value));
  if (!answer.body) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), response);
}

function problem(status: number, title: string): Response {
  const body = { schema_version: '1.0.0', type: 'about:blank', title, status };
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(body), { status, headers });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
