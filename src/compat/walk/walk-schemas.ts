import { escapeSegment } from '../../artifacts';
import type { SchemaAt } from '../openapi/model';
import type { Node } from '../openapi/node';
import { childrenOf } from '../openapi/schema-children';
import type { Setting, Subject } from './subject';

interface Place {
  readonly client: Node;
  readonly server: Node;
  readonly what: string;
}

/** Pairs of schemas at the same place, from a pair of roots down through references; each pair once. */
export function* walkSchemas(
  { client, server }: { readonly client: SchemaAt; readonly server: SchemaAt },
  what: string,
  setting: Setting,
): Generator<Subject> {
  const seen = new Set<string>();
  const pending: Place[] = [{ client: client.node, server: server.node, what }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const pair = {
      client: client.document.resolve(next.client),
      server: server.document.resolve(next.server),
    };
    const key = `${pair.client.pointer} ${pair.server.pointer}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const pointers = { client: pair.client.pointer, server: pair.server.pointer };
    yield { kind: 'schema', pair, what: next.what, setting: { ...setting, pointers } };
    pending.push(...insideOf(pair, next.what));
  }
}

function insideOf({ client, server }: { client: Node; server: Node }, what: string): Place[] {
  const others = new Map(
    childrenOf(server.value).map(([path, value]) => [pointerOf(path), { path, value }]),
  );
  return childrenOf(client.value).flatMap(([path, value]) => {
    const pointer = pointerOf(path);
    const other = others.get(pointer);
    if (!other) return [];
    return {
      client: { value, pointer: client.pointer + pointer },
      server: { value: other.value, pointer: server.pointer + pointer },
      what: `${what}, ${path.at(0) === 'properties' ? path.slice(1).join('/') : path.join('/')}`,
    };
  });
}

function pointerOf(path: readonly string[]): string {
  return path.map((segment) => `/${escapeSegment(segment)}`).join('');
}
