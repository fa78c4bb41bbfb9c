import type { JsonValue } from '../../artifacts';
import type { Node } from './node';
import type { OpenApiDocument } from './openapi-document';

/** What an OpenAPI document says, with every reference resolved but those of schemas. */
export interface Api {
  readonly document: OpenApiDocument;
  readonly pointer: string;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
  /** Pointers of `components.schemas` by name, which generated code gives to types. */
  readonly schemaNames: ReadonlyMap<string, string>;
}

/** One method of one path. */
export interface Operation {
  readonly pointer: string;
  /** Method and path with the names of its parameters left out, `GET /pets/{}`. */
  readonly key: string;
  /** Method and path as written, `GET /pets/{id}`. */
  readonly name: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly deprecation: Deprecation;
  readonly stability: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: readonly Response[];
  readonly callbacks: readonly Operation[];
  /** Any one of them opens the operation. */
  readonly security: readonly SecurityAlternative[];
  /** Names of all the schemes that the document defines. */
  readonly schemeNames: ReadonlySet<string>;
  readonly servers: readonly string[];
}

/** Whether something is to go, and from when on. */
export interface Deprecation {
  readonly deprecated: boolean;
  /** `x-sunset`, the last day it is promised, as written; undefined when there is none. */
  readonly sunset: string | undefined;
}

export interface Parameter extends Serialized {
  /** Place and name, `query limit`; of a path its position, `path 0`, since names do not matter. */
  readonly key: string;
  readonly name: string;
  readonly in: string;
  readonly deprecation: Deprecation;
  readonly allowEmptyValue: boolean;
  /** What the server takes when the parameter is left out; undefined when it says nothing. */
  readonly defaultValue: JsonValue | undefined;
}

/** A value that travels outside of a body: how it is written as text, and what it may be. */
export interface Serialized {
  readonly pointer: string;
  readonly required: boolean;
  /** Style, explode and allowReserved, or the media type of its content. */
  readonly serialization: string;
  readonly schema: SchemaAt | undefined;
}

export interface Header extends Serialized {
  /** In lower case: names of headers do not differ by case (RFC 9110 §5.1). */
  readonly key: string;
  readonly name: string;
}

export interface Body {
  readonly pointer: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface Response {
  readonly pointer: string;
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
}

export interface MediaType {
  readonly pointer: string;
  /** As written, `application/json; charset=utf-8`. */
  readonly name: string;
  readonly schema: SchemaAt | undefined;
  /** How each property of a form is written, by its name. */
  readonly encoding: ReadonlyMap<string, string>;
}

/** Security schemes that are needed together, each with the scopes it must have. */
export type SecurityAlternative = ReadonlyMap<string, SchemeUse>;

export interface SchemeUse {
  readonly pointer: string;
  /** The scheme's definition, in a form in which equal ones are equal. */
  readonly definition: string;
  readonly scopes: readonly string[];
}

/** A schema where it stands in its document. */
export interface SchemaAt {
  readonly document: OpenApiDocument;
  readonly node: Node;
}
