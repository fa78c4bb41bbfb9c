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
  const byKey = new Map(server.map((thing) => [keyOf(thing), thing]));
  const known = new Set(client.map(keyOf));
  return [
    ...client.map((thing) => ({ client: thing, server: byKey.get(keyOf(thing)) })),
    ...server
      .filter((thing) => !known.has(keyOf(thing)))
      .map((thing) => ({ client: undefined, server: thing })),
  ];
}
