import type { JsonValue } from '../../artifacts';
import type { Level } from '../findings/level';
import type { Pair } from './pair';
import type { Roles } from './roles';
import type { SubjectKind, Subjects } from './subjects';

/** What a rule of OpenAPI documents has found; places are those of the pair unless it says others. */
export interface Violation {
  /** What is wrong, as one sentence without its place. */
  readonly message: string;
  /** The values that make it this violation and no other, whatever else changes in the documents. */
  readonly values?: readonly string[];
  /** A message, or a value inside of one, that works with the one contract and not with the other. */
  readonly witness?: JsonValue;
  /** The keyword that rejects the witness. */
  readonly keyword?: string;
  /** Why nothing could be decided; absent for a break. */
  readonly undecided?: string;
  readonly client?: string;
  readonly server?: string;
}

/** Something that a client of one contract and a server of another must agree on. */
export interface Rule<K extends SubjectKind = SubjectKind> {
  readonly on: K;
  readonly level: Level;
  readonly title: string;
  /** What to do instead. */
  readonly help: string;
  // A method, so that a rule of one kind is a rule.
  check(pair: Pair<Subjects[K]>, roles: Roles): Violation | readonly Violation[] | undefined;
}

/** Lets TypeScript know the kind of pair that a rule is about. */
export function defineRule<K extends SubjectKind>(rule: Rule<K>): Rule<K> {
  return rule;
}
