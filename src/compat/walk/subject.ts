import type { MessageKind } from '../openapi/project-message';
import type { Pair } from '../rules/pair';
import type { Age } from '../rules/roles';
import type { SubjectKind, Subjects } from '../rules/subjects';

/** A pair to hold rules to, and what is known of where it stands. */
export interface Subject<K extends SubjectKind = SubjectKind> {
  readonly kind: K;
  readonly pair: Pair<Subjects[K]>;
  /** For people and for fingerprints, `query limit`; nothing in it changes with unrelated edits. */
  readonly what: string;
  readonly setting: Setting;
}

/** What a subject is part of. */
export interface Setting {
  readonly client: Age;
  readonly server: Age;
  /** Whether the API is the client: of its webhooks and callbacks. */
  readonly isOutgoing: boolean;
  /** The operation, `GET /pets/{}`, or ''. */
  readonly operation: string;
  /** Which message it is part of, or belongs to. */
  readonly message: MessageKind;
  /** Where the client's and the server's contract would have it. */
  readonly pointers: { readonly client: string; readonly server: string };
  /** Pairs of schemas that were looked at, so that what many messages share is looked at once. */
  readonly seen: Set<string>;
}
