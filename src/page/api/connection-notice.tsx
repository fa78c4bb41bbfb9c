import { useConnection } from './api';
import type { ConnectionState } from './connection';

const WORDS: Readonly<Record<ConnectionState, string>> = {
  open: '',
  lost: 'The connection is lost. Reconnecting…',
  unavailable: 'The service is not available now. Trying again…',
};

/** Says when the service does not answer; what was loaded stays. */
export function ConnectionNotice() {
  const state = useConnection();
  return (
    <div role="status" class={state === 'open' ? undefined : 'connection'}>
      {WORDS[state]}
    </div>
  );
}
