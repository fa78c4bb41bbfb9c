import type { Body, Operation } from './model';
import { flagAt, itemsOf, memberOf, membersOf, objectOf, stringAt, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { templateOf } from './path-template';
import { readContent } from './read-content';
import { readDeprecation, textAt } from './read-deprecation';
import { readParameters } from './read-parameters';
import { readResponses } from './read-responses';
import { readSchemeNames, readSecurity } from './read-security';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Callbacks inside callbacks are read this deep; a document whose callbacks refer to themselves has no end. */
const MAX_CALLBACK_DEPTH = 4;

/** The operations of a path, of a webhook, or of a callback's expression. */
export function readPathItem(
  document: OpenApiDocument,
  path: string,
  item: Node,
  depth = 0,
): Operation[] {
  const resolved = document.resolve(item);
  return METHODS.flatMap((method) => {
    const node = memberOf(resolved, method);
    return node ? [readOperation(document, path, method, resolved, node, depth)] : [];
  });
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  method: string,
  item: Node,
  node: Node,
  depth: number,
): Operation {
  const { pointer } = node;
  return {
    pointer,
    key: `${method.toUpperCase()} ${templateOf(path)}`,
    name: `${method.toUpperCase()} ${path}`,
    operationId: stringAt(node, 'operationId'),
    tags: itemsOf(node, 'tags').flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    deprecation: readDeprecation(node),
    stability: textAt(node, 'x-stability-level'),
    parameters: readParameters(document, path, item, node),
    body: readBody(document, node),
    responses: readResponses(document, node),
    callbacks: depth < MAX_CALLBACK_DEPTH ? readCallbacks(document, node, depth) : [],
    security: readSecurity(document, node),
    schemeNames: readSchemeNames(document),
    servers: readServers(document, item, node),
  };
}

function readBody(document: OpenApiDocument, operation: Node): Body | undefined {
  const found = memberOf(operation, 'requestBody');
  if (!found) return undefined;
  const node = document.resolve(found);
  return {
    pointer: node.pointer,
    required: flagAt(node, 'required'),
    content: readContent(document, node),
  };
}

function readCallbacks(document: OpenApiDocument, operation: Node, depth: number): Operation[] {
  return membersOf(operation, 'callbacks').flatMap(([name, callback]) => {
    const node = document.resolve(callback);
    const expressions = Object.keys(objectOf(node)).filter((key) => !key.startsWith('x-'));
    return expressions.flatMap((expression) => {
      const item = memberOf(node, expression);
      // The expression may change, unless it is what tells callbacks of one name apart.
      const label = expressions.length > 1 ? `${name} ${expression}` : name;
      return item ? readPathItem(document, label, item, depth + 1) : [];
    });
  });
}

/** URLs of the servers that the operation has, or else its path, or else the document. */
function readServers(document: OpenApiDocument, item: Node, operation: Node): string[] {
  const holder = [operation, item, document.root].find(
    (node) => itemsOf(node, 'servers').length > 0,
  );
  if (!holder) return ['/'];
  return itemsOf(holder, 'servers').flatMap((server) => stringAt(server, 'url') ?? []);
}
