import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TelemetryEnvelope } from '../../src';

/** What a connection of the stream does after its events: how it ends, and how it is cut in pieces. */
export interface Connection {
  /** Events before the connection ends. */
  readonly events: number;
  /** How: the service closes, the line breaks in the middle of a message, or nothing comes any more. */
  readonly end: 'close' | 'break' | 'silence';
  /** Events of those before `Last-Event-ID` that come again. */
  readonly repeated: number;
  /** Whether the second of its events is lost, which must not happen, and does. */
  readonly loses: boolean;
  /** Bytes in a piece. */
  readonly piece: number;
}

/** A request for the stream, as the service got it. */
export interface StreamRequest {
  readonly authorization: string | undefined;
  readonly lastEventId: string | undefined;
}

const JOB = '/v1/jobs/job-1';

/** The stream and the artifacts of openapi.yaml for one ended run, with connections that fail as told. */
export async function serveRun(
  events: readonly TelemetryEnvelope[],
  artifacts: ReadonlyMap<string, string>,
  connections: readonly (Connection | 503)[],
) {
  const requests: StreamRequest[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === `${JOB}/stream`) {
      requests.push(streamRequest(request));
      const connection = connections[requests.length - 1];
      const whole: Connection = {
        events: Infinity,
        end: 'close',
        repeated: 0,
        loses: false,
        piece: 64,
      };
      if (connection === 503) refuse(response);
      else void stream(events, connection ?? whole, request, response);
      return;
    }
    const file = decodeURIComponent(pathname.replace(`${JOB}/artifacts/`, '').replace(/^\//, ''));
    const text = artifacts.get(file);
    if (text === undefined) response.writeHead(404).end();
    else response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}

function streamRequest({ headers }: IncomingMessage): StreamRequest {
  const lastEventId = headers['last-event-id'];
  return { authorization: headers.authorization, lastEventId: lastEventId?.toString() };
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '0' });
  const type = 'urn:crucible:problem:unavailable';
  const title = 'The service is not available';
  const problem = { schema_version: '1.0.0', type, title, status: 503, retry_after_ms: 1 };
  response.end(JSON.stringify(problem));
}

async function stream(
  events: readonly TelemetryEnvelope[],
  { events: count, end, repeated, loses, piece }: Connection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const next = Number(streamRequest(request).lastEventId ?? -1) + 1;
  if (next >= events.length) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const from = Math.max(0, next - repeated);
  const messages = events
    .slice(from, next + count)
    .filter((_, index) => !loses || index !== 1)
    .map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n: heartbeat\n\n`);
  const bytes = Buffer.from(
    `retry: 1\n\n${messages.join('')}${end === 'break' ? 'id: 9\nda' : ''}`,
  );
  for (let at = 0; at < bytes.length; at += piece) {
    response.write(bytes.subarray(at, at + piece));
    // Else the pieces would arrive as one.
    await new Promise(setImmediate);
  }
  if (end === 'close') response.end();
  if (end === 'break') response.destroy();
}
