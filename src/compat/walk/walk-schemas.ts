import { escapeSegment } from '../../artifacts';
import type { SchemaAt } from '../openapi/model';
import type { Node } from '../openapi/node';
import { childrenOf } from '../openapi/schema-children';
import type { Setting, Subject } from './subject';

interface Place {
  readonly client: Node;
  readonly server: Node;
  readonly operation: string;
  readonly what: string;
}

/** Pairs of schemas at the same place, from a pair of roots down through references; each pair once. */
export function* walkSchemas(
  { client, server }: { readonly client: SchemaAt; readonly server: SchemaAt },
  what: string,
  setting: Setting,
): Generator<Subject> {
  const { operation, seen, message } = setting;
  const pending: Place[] = [{ client: client.node, server: server.node, operation, what }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const pair = {
      client: client.document.resolve(next.client),
      server: server.document.resolve(next.server),
    };
    const key = `${message} ${setting.client} ${pair.client.pointer} ${pair.server.pointer}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const place = { ...next, ...sharedName(pair.client.pointer), ...pair };
    const pointers = { client: pair.client.pointer, server: pair.server.pointer };
    const inside = { ...setting, operation: place.operation, pointers };
    const schemas = {
      client: { ...pair.client, document: client.document },
      server: { ...pair.server, document: server.document },
    };
    yield { kind: 'schema', pair: schemas, what: place.what, setting: inside };
    pending.push(...insideOf(place));
  }
}

/** A schema of the components is named for itself, not for the first message that refers to it. */
function sharedName(pointer: string): { operation: string; what: string } | undefined {
  const name = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
  return name === undefined ? undefined : { operation: '', what: `schema ${name}` };
}

function insideOf({ client, server, operation, what }: Place): Place[] {
  const others = new Map(childrenOf(server.value).map(([path, value]) => [pointerOf(path), value]));
  return childrenOf(client.value).flatMap(([path, value]) => {
    const pointer = pointerOf(path);
    const other = others.get(pointer);
    if (other === undefined) return [];
    const name = path[0] === 'properties' ? path.slice(1).join('/') : path.join('/');
    return {
      client: { value, pointer: client.pointer + pointer },
      server: { value: other, pointer: server.pointer + pointer },
      operation,
      what: `${what}, ${name}`,
    };
  });
}

function pointerOf(path: readonly string[]): string {
  return path.map((segment) => `/${escapeSegment(segment)}`).join('');
}
