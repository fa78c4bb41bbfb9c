import type { WebSocket } from 'ws';
import type { Outlet, StreamEnd } from './follow';

/** The document's close codes. */
const CLOSE_CODES: Readonly<Record<StreamEnd, readonly [code: number, reason: string]>> = {
  ended: [1000, 'the run has ended'],
  stopping: [1001, 'this server is stopping'],
  expired: [4401, 'the token has expired'],
  slow: [4408, 'the reader was too slow'],
  gone: [1000, ''],
  failed: [1011, 'the service failed'],
};
/** How long a reader has to answer a close, in milliseconds. */
const CLOSE_MS = 5000;

/** The WebSocket of one connection; what the reader sends is ignored. */
export function openWebSocketOutlet(socket: WebSocket): Outlet {
  return {
    send: ({ messages }, signal) =>
      new Promise<void>((resolve, reject) => {
        const abort = () => reject(new Error('the stream was closed'));
        signal.addEventListener('abort', abort, { once: true });
        const last = messages.length - 1;
        for (const message of messages.slice(0, last)) socket.send(message);
        socket.send(messages[last] ?? '', (error) => {
          signal.removeEventListener('abort', abort);
          if (error) reject(error);
          else resolve();
        });
      }),
    heartbeat: () => socket.ping(),
    close(end) {
      socket.close(...CLOSE_CODES[end]);
      const force = setTimeout(() => socket.terminate(), CLOSE_MS);
      force.unref();
      socket.once('close', () => clearTimeout(force));
    },
  };
}
