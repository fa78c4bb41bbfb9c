import type { Response } from './model';
import { membersOf, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { readContent } from './read-content';
import { readSerialized } from './read-serialized';

/** The responses of an operation, by status as written; ranges in upper case. */
export function readResponses(document: OpenApiDocument, operation: Node): Response[] {
  return membersOf(operation, 'responses')
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, found]) => {
      const node = document.resolve(found);
      return {
        pointer: node.pointer,
        status: status === 'default' ? status : status.toUpperCase(),
        headers: membersOf(node, 'headers')
          // The content says it (OpenAPI 3.1 §4.8.17.1).
          .filter(([name]) => name.toLowerCase() !== 'content-type')
          .map(([name, header]) => ({
            ...readSerialized(document, document.resolve(header), 'header'),
            key: name.toLowerCase(),
            name,
          })),
        content: readContent(document, node),
      };
    });
}
