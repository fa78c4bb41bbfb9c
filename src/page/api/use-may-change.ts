import { useCallback } from 'preact/hooks';
import { useApi } from './api';
import { usePolled } from './use-polled';

/** Whether the service takes jobs and cancels them; undefined until it has said so. */
export function useMayChange(): boolean | undefined {
  const { client } = useApi();
  const load = useCallback((signal: AbortSignal) => client.GET('/healthz', { signal }), [client]);
  const { data } = usePolled(load, null);
  return data && !data.read_only;
}
