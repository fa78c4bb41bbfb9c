import { ServerResponse, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuse } from './refusal';

/** The largest message that is read before it is ignored, in bytes. */
const LARGEST_MESSAGE = 64 * 1024;

interface Upgrade {
  readonly socket: Socket;
  readonly head: Buffer;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** Has requests for an upgrade answered by the routes too, so that each error is an HTTP answer. */
export function routeUpgrades(app: FastifyInstance): void {
  app.server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    // Of a server on TCP it always is; the type allows for any other.
    if (!(socket instanceof Socket)) return void socket.destroy();
    upgrades.set(request, { socket, head });
    const response = new ServerResponse(request);
    // Node has left the connection: nobody reads another request from it.
    response.shouldKeepAlive = false;
    response.once('finish', () => socket.end());
    response.assignSocket(socket);
    app.routing(request, response);
  });
}

/** Whether a request asks for an upgrade. */
export function asksForUpgrade(request: IncomingMessage): boolean {
  return upgrades.has(request);
}

/** Whether a request asks for a WebSocket. */
export function asksForWebSocket(request: IncomingMessage): boolean {
  return asksForUpgrade(request) && request.headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Answers a request for a WebSocket.
 *
 * @throws Refusal when its handshake is not valid
 */
export function openWebSocket(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<WebSocket> {
  const upgrade = upgrades.get(request);
  if (!upgrade) throw new Error('the request asks for no upgrade');
  const { socket, head } = upgrade;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_MESSAGE,
  });
  return new Promise((resolve, reject) => {
    server.once('wsClientError', ({ message }) =>
      reject(
        refuse('bad-request', { detail: `The WebSocket handshake is not valid: ${message}.` }),
      ),
    );
    server.handleUpgrade(request, socket, head, (webSocket) => {
      response.detachSocket(socket);
      webSocket.on('error', () => undefined);
      resolve(webSocket);
    });
  });
}
