import type { MediaType, SchemaAt } from './model';
import { memberOf, membersOf, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { textAt } from './read-deprecation';

const ENCODING_FIELDS = ['contentType', 'style', 'explode', 'allowReserved'];

/** The media types of a body, a parameter or a header. */
export function readContent(document: OpenApiDocument, node: Node): MediaType[] {
  return membersOf(node, 'content').map(([name, mediaType]) => ({
    pointer: mediaType.pointer,
    name,
    schema: readSchema(document, mediaType),
    encoding: new Map(
      membersOf(mediaType, 'encoding').map(([property, encoding]) => [
        property,
        ENCODING_FIELDS.map((field) => textAt(encoding, field) ?? 'default').join(', '),
      ]),
    ),
  }));
}

/** The schema that a node holds; undefined when it holds none, which allows everything. */
export function readSchema(document: OpenApiDocument, holder: Node): SchemaAt | undefined {
  const node = memberOf(holder, 'schema');
  return node && { document, node };
}
