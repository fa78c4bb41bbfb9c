import type { Serialized } from './model';
import { flagAt, memberOf, stringAt, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { readContent, readSchema } from './read-content';

const DEFAULT_STYLES: Readonly<Record<string, string>> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
};

/** How a parameter or header in that place is written, and what it may be. */
export function readSerialized(document: OpenApiDocument, node: Node, place: string): Serialized {
  const common = { pointer: node.pointer, required: flagAt(node, 'required') };
  const [content] = memberOf(node, 'content') ? readContent(document, node) : [];
  if (content) return { ...common, serialization: content.name, schema: content.schema };
  const style = stringAt(node, 'style') ?? DEFAULT_STYLES[place] ?? 'simple';
  const explode = flagAt(node, 'explode', style === 'form');
  const reserved = flagAt(node, 'allowReserved') ? ', reserved characters as they are' : '';
  return {
    ...common,
    serialization: `style ${style}, ${explode ? 'exploded' : 'not exploded'}${reserved}`,
    schema: readSchema(document, node),
  };
}
