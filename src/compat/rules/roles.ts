import type { SchemaAt } from '../openapi/model';
import type { MessageKind } from '../openapi/project-message';
import type { Violation } from './rule';

/** Which of the two contracts a side has. */
export type Age = 'old' | 'new';

/** Who is client and who is server while a pair is looked at, and what rules need besides the pair. */
export interface Roles {
  /** The contract that the side calling was made for; of a webhook it is the API's own. */
  readonly client: Age;
  readonly server: Age;
  /** Whether the API is the client, as it is of its webhooks and callbacks. */
  readonly isOutgoing: boolean;
  /** Method and path, or the name of a callback or webhook; `''` for the whole document. */
  readonly operation: string;
  /** Which message a schema is part of; only of use to rules on schemas. */
  readonly message: MessageKind;
  /** What a sunset is compared with. */
  readonly now: Date;
  /**
   * Whether the receiver accepts every value that the sender may send; what it does not, as a
   * violation with a witness, or why that is undecided. Parameters, headers and forms travel
   * as `text`.
   */
  readonly accepts: (
    sender: SchemaAt | undefined,
    receiver: SchemaAt | undefined,
    kind: MessageKind,
    form: 'json' | 'text',
  ) => Violation | undefined;
}
