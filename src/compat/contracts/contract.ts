import type { JsonValue } from '../../artifacts';

/** What a package promises: its schemas and, perhaps, its API. */
export interface Contract {
  /** What it was read from, for people. */
  readonly name: string;
  readonly documents: readonly ContractDocument[];
  /** Version of the package that it is in, and the file that says so; undefined when there is none. */
  readonly release: { readonly version: string; readonly file: string } | undefined;
}

/** One schema, or an OpenAPI document. */
export interface ContractDocument {
  readonly kind: 'schema' | 'openapi';
  /** Tells the documents of a contract apart, whatever folder they lie in: `job.schema.json`. */
  readonly key: string;
  /** Path as people know it. */
  readonly file: string;
  readonly value: JsonValue;
  /** Version that the document states: `x-schema-version`, or `info.version` of an OpenAPI document. */
  readonly version: string | undefined;
  /** Where the value at a JSON Pointer into `value` stands, or what would hold it. */
  readonly locate: (pointer: string) => DocumentPlace;
}

/** A place in one of the files that a document was made of, with the JSON Pointer to it there. */
export interface DocumentPlace extends TextPlace {
  readonly file: string;
  readonly pointer: string;
}

/** A place in a text; both from 1, columns in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}
