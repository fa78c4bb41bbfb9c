import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Outlet } from './follow';
import { HEARTBEAT, RETRY } from './server-sent';

/** Begins an answer of server-sent events. */
export function openSseOutlet(response: ServerResponse): Outlet {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    // Nothing else is sent on it: it must not hold up a server that stops.
    Connection: 'close',
    // A proxy that gathers answers would hold events back.
    'X-Accel-Buffering': 'no',
  });
  response.write(RETRY);
  return {
    send: ({ sse }, signal) =>
      response.write(sse) ? undefined : once(response, 'drain', { signal }),
    heartbeat: () => void response.write(HEARTBEAT),
    close(end) {
      // Whoever takes nothing would not take an end either.
      if (end === 'slow' || end === 'failed' || response.writableNeedDrain) response.destroy();
      else response.end();
    },
  };
}
