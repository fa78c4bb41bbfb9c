import type { Node } from '../openapi/node';
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
  readonly schema: Node;
}

export type SubjectKind = keyof Subjects;
