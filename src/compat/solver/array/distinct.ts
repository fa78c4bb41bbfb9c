import { canonical, type Json } from '../../json';

/**
 * Gives as many places as possible values that all differ (augmenting paths).
 *
 * @returns for each place which of its values it has; undefined for places that have none
 */
export function distinctValues(domains: readonly (readonly Json[])[]): (Json | undefined)[] {
  const keys = domains.map((domain) => domain.map(canonical));
  const taken = new Map<string, number>();
  const chosen = new Map<number, number>();
  const assign = (place: number, visited: Set<string>): boolean => {
    for (const [which, key] of (keys[place] ?? []).entries()) {
      if (visited.has(key)) continue;
      visited.add(key);
      const holder = taken.get(key);
      if (holder !== undefined && !assign(holder, visited)) continue;
      taken.set(key, place);
      chosen.set(place, which);
      return true;
    }
    return false;
  };
  for (const place of domains.keys()) assign(place, new Set());
  return domains.map((domain, place) => {
    const which = chosen.get(place);
    return which === undefined ? undefined : domain[which];
  });
}
