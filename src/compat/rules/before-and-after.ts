import type { Pair } from './pair';
import type { Roles } from './roles';

/** A pair by the age of the contracts, whoever is client; undefined when one is missing. */
export function beforeAndAfter<T>(
  { client, server }: Pair<T>,
  roles: Roles,
): { before: T; after: T } | undefined {
  if (!client || !server) return undefined;
  return roles.client === 'old'
    ? { before: client, after: server }
    : { before: server, after: client };
}
