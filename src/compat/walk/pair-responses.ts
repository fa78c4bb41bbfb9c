import type { Response } from '../openapi/model';
import { entryFor } from '../openapi/status';
import type { Pair } from '../rules/pair';

/**
 * Pairs responses by what answers for each status that either side names: itself, its range or the
 * default. What neither names, both leave to their default.
 */
export function pairResponses(
  client: readonly Response[],
  server: readonly Response[],
): Pair<Response>[] {
  const statuses = new Set([...client, ...server].map(({ status }) => status));
  const pairs = new Map<string, Pair<Response>>();
  for (const status of statuses) {
    const pair = { client: entryFor(client, status), server: entryFor(server, status) };
    pairs.set(`${pair.client?.status} ${pair.server?.status}`, pair);
  }
  return [...pairs.values()];
}
