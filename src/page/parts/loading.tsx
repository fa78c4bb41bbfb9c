import { useConnection } from '../api/api';

/** Where something is still to come; what is wrong with the connection is said at the top. */
export function Loading({ what }: { readonly what: string }) {
  const connection = useConnection();
  return (
    <p class="empty" role="status">
      {connection === 'open' ? `Loading ${what}…` : `Waiting for ${what}…`}
    </p>
  );
}
