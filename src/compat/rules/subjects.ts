import type { Node } from '../openapi/node';
import type { OpenApiDocument } from '../openapi/openapi-document';
import type {
  Api,
  Body,
  Header,
  MediaType,
  Operation,
  Parameter,
  Response,
} from '../openapi/model';

/** What rules are about, each by the name that rules give to it. */
export interface Subjects {
  readonly api: Api;
  readonly operation: Operation;
  readonly webhook: Operation;
  readonly callback: Operation;
  readonly parameter: Parameter;
  readonly body: Body;
  readonly requestMedia: MediaType;
  readonly response: Response;
  readonly responseMedia: MediaType;
  readonly header: Header;
  /** Schemas at the same place of a message. */
  readonly schema: PlacedSchema;
}

/** A schema with the document that its references lead into. */
export interface PlacedSchema extends Node {
  readonly document: OpenApiDocument;
}

export type SubjectKind = keyof Subjects;
