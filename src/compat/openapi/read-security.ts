import canonicalize from 'canonicalize';
import type { JsonValue } from '../../artifacts';
import type { SchemeUse, SecurityAlternative } from './model';
import { isObject, itemsOf, memberOf, membersOf, objectOf, type Node } from './node';
import type { OpenApiDocument } from './openapi-document';

/** What opens an operation: its own requirements, or else those of the document, or else nothing. */
export function readSecurity(document: OpenApiDocument, operation: Node): SecurityAlternative[] {
  const holder = memberOf(operation, 'security') ? operation : document.root;
  const requirements = itemsOf(holder, 'security');
  if (requirements.length === 0) return [new Map()];
  return requirements.map((requirement) => {
    const entries = Object.entries(objectOf(requirement));
    return new Map(entries.map(([name, scopes]) => [name, readUse(document, name, scopes)]));
  });
}

/** Names of the security schemes that the document defines. */
export function readSchemeNames(document: OpenApiDocument): ReadonlySet<string> {
  const components = memberOf(document.root, 'components');
  const schemes = components && membersOf(components, 'securitySchemes');
  return new Set(schemes?.map(([name]) => name));
}

function readUse(document: OpenApiDocument, name: string, scopes: JsonValue): SchemeUse {
  const components = memberOf(document.root, 'components');
  const schemes = components && memberOf(components, 'securitySchemes');
  const found = schemes && memberOf(schemes, name);
  const scheme = found && document.resolve(found);
  return {
    pointer: scheme?.pointer ?? '/components/securitySchemes',
    definition: canonicalize(essentials(scheme?.value ?? null)) ?? '',
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
  };
}

/** A scheme without what is written for people, and without its list of scopes: requirements name those. */
function essentials(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) => key !== 'description' && key !== 'scopes' && !key.startsWith('x-'),
  );
  return Object.fromEntries(
    kept.map(([key, child]) => [
      key,
      typeof child === 'string' && key === 'scheme' ? child.toLowerCase() : essentials(child),
    ]),
  );
}
