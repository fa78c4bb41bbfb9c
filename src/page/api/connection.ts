/** Whether the service answers: `unavailable` when it says itself that it cannot. */
export type ConnectionState = 'open' | 'lost' | 'unavailable';

/** What the last requests say of the connection. */
export interface Connection {
  readonly state: () => ConnectionState;
  /** @returns ends the subscription */
  readonly subscribe: (changed: () => void) => () => void;
  /** As the global `fetch`, and remembers how it went. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** @param onRefused called when an API token was not accepted */
export function createConnection(onRefused: () => void): Connection {
  let state: ConnectionState = 'open';
  const subscribers = new Set<() => void>();
  const set = (next: ConnectionState) => {
    if (next === state) return;
    state = next;
    for (const changed of subscribers) changed();
  };
  return {
    state: () => state,
    subscribe(changed) {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    async fetch(request) {
      try {
        const response = await fetch(request);
        set(response.status === 503 ? 'unavailable' : 'open');
        if (response.status === 401 && !isStream(request)) onRefused();
        return response;
      } catch (error) {
        if (!request.signal.aborted) set('lost');
        throw error;
      }
    },
  };
}

/** Opened with a token of its own, which expires by itself. */
function isStream({ url }: Request): boolean {
  return new URL(url).pathname.endsWith('/stream');
}
