import { hostname } from 'node:os';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isIP, type AddressInfo } from 'node:net';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { AnswerPage } from '../../page-files';
import { operationOf, type AnswerCall } from '../../replay';

const METHODS = ['GET', 'POST'];
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

/** Where a server listens, and what it serves beside the operations. */
export interface LoopbackOptions {
  /** Address or name to listen on. Default: 127.0.0.1, for this machine alone. */
  readonly host?: string;
  readonly page?: AnswerPage;
}

/**
 * Serves the operations of the document on loopback, or where the options say. A request whose `Host`
 * is neither an address nor this machine's name is refused (a page could have made that name point
 * here), and pages may read answers when their own origin is loopback.
 *
 * @param port 0 for any that is free
 * @throws Error of the system when the port is taken
 */
export async function serveLoopback(
  service: AnswerCall,
  port: number,
  { host = '127.0.0.1', page }: LoopbackOptions = {},
): Promise<LoopbackServer> {
  const site = { service, page, names: ['localhost', host, hostname()].map(lowerCase) };
  const server = createServer((request, response) => {
    handle(site, request, response).catch(() => {
      // What has begun cannot be taken back.
      if (response.headersSent) response.destroy();
      else void send(problem(500, 'The service failed'), response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // Listening on a port, it has one.
  const { port: actual } = server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shown}:${actual}`, close: () => closed(server) };
}

interface Site {
  readonly service: AnswerCall;
  readonly page: AnswerPage | undefined;
  /** Names in `Host` that are this server's, beside addresses. */
  readonly names: readonly string[];
}

async function handle(
  { service, page, names }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  if (!isOwn(request.headers.host ?? '', names)) {
    await send(problem(421, 'This server has another name'), response);
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
    await send(withoutOperation(method, target?.pathname ?? '', request, page), response);
    return;
  }
  const answered = await service(operation, await toRequest(target, method, request));
  await send(answered, response);
}

/** A file of the page, or what tells of a path or a method that the document does not have. */
function withoutOperation(
  method: string,
  path: string,
  request: IncomingMessage,
  page: AnswerPage | undefined,
): Response {
  const file = page?.(path, request.headers['if-none-match'] ?? null);
  if (file && method === 'GET') return file;
  const allowed = file ? ['GET'] : METHODS.filter((one) => operationOf(one, path));
  if (allowed.length === 0) return problem(404, 'There is no such operation');
  return problem(405, 'Method Not Allowed', { Allow: allowed.join(', ') });
}

/** An address is what no page can make point here: a browser names it as the user typed it. */
function isOwn(authority: string, names: readonly string[]): boolean {
  const host = authority.toLowerCase().replace(/:\d{1,5}$/, '');
  return names.includes(host) || isIP(host.replace(/^\[(.*)\]$/, '$1')) > 0;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
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

function problem(status: number, title: string, more: Record<string, string> = {}): Response {
  const body = { schema_version: '1.0.0', type: 'about:blank', title, status };
  const headers = { 'Content-Type': 'application/problem+json', ...more };
  return new Response(JSON.stringify(body), { status, headers });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
