import type { JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';
import { nearestPointer, valueAt } from '../json';
import { isObject, memberOf, stringAt, type Node } from './node';

/** Version of OpenAPI, which says what its schemas mean. */
export type OpenApiVersion = '3.0' | '3.1';

/** References followed at most to reach one object; more is taken for a circle. */
const MAX_HOPS = 64;

/** A whole OpenAPI document, with its references. */
export class OpenApiDocument {
  readonly root: Node;
  readonly version: OpenApiVersion;

  /** @throws CompatError when the value is no OpenAPI 3.0 or 3.1 document */
  constructor(value: JsonValue) {
    this.root = { value, pointer: '' };
    this.version = versionOf(this.root);
  }

  /**
   * The node itself, or what its `$ref` leads to, through further ones.
   *
   * @throws CompatError when a reference leads out of the document, nowhere, or round in a circle
   */
  resolve(node: Node): Node {
    let current = node;
    for (let hops = 0; hops <= MAX_HOPS; hops++) {
      const reference = isObject(current.value) ? stringAt(current, '$ref') : undefined;
      if (reference === undefined) return current;
      current = this.target(reference, current.pointer);
    }
    const help = 'Let the references end at an object.';
    throw new CompatError(`the $ref of ${node.pointer} goes round in a circle`, help, node.pointer);
  }

  /** What a reference leads to. @throws CompatError when it leads out of the document or nowhere */
  target(reference: string, from: string): Node {
    if (!reference.startsWith('#')) {
      throw new CompatError(
        `${from} refers to ${JSON.stringify(reference)}, which is outside of the document`,
        'Bundle the document first: redocly bundle openapi.yaml.',
        from,
      );
    }
    const found = this.#at(fragmentPointer(reference));
    if (found) return found;
    throw new CompatError(
      `${from} refers to ${JSON.stringify(reference)}, and nothing is there`,
      'Mend the reference, or define what it names.',
      from,
    );
  }

  /** Whether something is at a pointer. */
  has(pointer: string): boolean {
    return this.#at(pointer) !== undefined;
  }

  /** The pointer itself when something is there, or else that of the nearest thing around it. */
  nearest(pointer: string): string {
    return nearestPointer(this.root.value, pointer);
  }

  /** What is at a pointer that a reference led to. @throws Error when nothing is there */
  at(pointer: string): Node {
    const found = this.#at(pointer);
    if (!found) throw new Error(`nothing is at ${pointer}`);
    return found;
  }

  #at(pointer: string | undefined): Node | undefined {
    if (pointer === undefined) return undefined;
    const value = valueAt(this.root.value, pointer);
    return value === undefined ? undefined : { value, pointer };
  }
}

function versionOf(root: Node): OpenApiVersion {
  const declared = isObject(root.value) ? stringAt(root, 'openapi') : undefined;
  const version = declared === undefined ? undefined : /^3\.[01](?=\.|$)/.exec(declared)?.[0];
  if (version === '3.0' || version === '3.1') return version;
  const isSwagger = isObject(root.value) && memberOf(root, 'swagger') !== undefined;
  throw new CompatError(
    declared === undefined ? 'this is no OpenAPI document' : `OpenAPI ${declared} is not known`,
    isSwagger ? 'Convert Swagger 2.0 to OpenAPI 3 first.' : 'Write openapi: 3.0.x or 3.1.x.',
  );
}

/** The JSON Pointer of a URI fragment (RFC 6901 §6); undefined for an anchor or a broken one. */
function fragmentPointer(reference: string): string | undefined {
  try {
    const pointer = decodeURIComponent(reference.slice(1));
    return pointer === '' || pointer.startsWith('/') ? pointer : undefined;
  } catch {
    return undefined;
  }
}
