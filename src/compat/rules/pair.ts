/** The same thing in the contract of the client and in that of the server; one may lack it. */
export interface Pair<T> {
  readonly client: T | undefined;
  readonly server: T | undefined;
}

/** Pairs the things of two lists by their keys, in the order of the client's, then the server's. */
export function pairBy<T>(
  client: readonly T[],
  server: readonly T[],
  keyOf: (thing: T) => string,
): Pair<T>[] {
  const left = new Map<string, T[]>();
  for (const thing of server) left.set(keyOf(thing), [...(left.get(keyOf(thing)) ?? []), thing]);
  // Of equal keys, which no valid document has, the first goes with the first.
  const paired = client.map((thing) => ({
    client: thing,
    server: left.get(keyOf(thing))?.shift(),
  }));
  const alone = [...left.values()].flat();
  return [...paired, ...alone.map((thing) => ({ client: undefined, server: thing }))];
}
