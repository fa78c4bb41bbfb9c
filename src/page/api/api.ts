import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { createClient, type CrucibleClient } from '../../client';
import { createConnection, type Connection, type ConnectionState } from './connection';

/** The service, as whoever signed in sees it. */
export interface Api {
  readonly client: CrucibleClient;
  readonly connection: Connection;
}

/** @param onRefused called when the service does not accept the token (any more) */
export function createApi(token: string, onRefused: () => void): Api {
  const connection = createConnection(onRefused);
  return { client: createClient({ baseUrl: '', token, fetch: connection.fetch }), connection };
}

export const ApiContext = createContext<Api | null>(null);

/** @throws Error outside of an ApiContext */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('there is no ApiContext around this');
  return api;
}

export function useConnection(): ConnectionState {
  const { connection } = useApi();
  const [state, setState] = useState(connection.state());
  useEffect(() => connection.subscribe(() => setState(connection.state())), [connection]);
  return state;
}
