import type { Parameter } from './model';
import { flagAt, isObject, itemsOf, memberOf, stringAt, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';
import { positionInPath } from './path-template';
import { readDeprecation } from './read-deprecation';
import { readSerialized } from './read-serialized';

/** Headers that other parts of the document describe (OpenAPI 3.1 §4.8.12.1). */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of a path's operation; its own take the place of the path's. */
export function readParameters(
  document: OpenApiDocument,
  path: string,
  item: Node,
  operation: Node,
): Parameter[] {
  const all = [...itemsOf(item, 'parameters'), ...itemsOf(operation, 'parameters')];
  const byKey = new Map<string, Parameter>();
  for (const node of all) {
    const parameter = readParameter(document, path, document.resolve(node));
    const isIgnored =
      parameter.in === 'header' && IGNORED_HEADERS.has(parameter.name.toLowerCase());
    if (!isIgnored) byKey.set(parameter.key, parameter);
  }
  return [...byKey.values()];
}

function readParameter(document: OpenApiDocument, path: string, node: Node): Parameter {
  const name = stringAt(node, 'name') ?? '';
  const place = stringAt(node, 'in') ?? '';
  const serialized = readSerialized(document, node, place);
  const schema = serialized.schema && document.resolve(serialized.schema.node);
  return {
    ...serialized,
    key: `${place} ${keyOf(place, path, name)}`,
    name,
    in: place,
    deprecation: readDeprecation(node),
    allowEmptyValue: flagAt(node, 'allowEmptyValue'),
    defaultValue: schema && isObject(schema.value) ? memberOf(schema, 'default')?.value : undefined,
  };
}

function keyOf(place: string, path: string, name: string): string {
  if (place === 'header') return name.toLowerCase();
  const position = place === 'path' ? positionInPath(path, name) : -1;
  return position < 0 ? name : String(position);
}
