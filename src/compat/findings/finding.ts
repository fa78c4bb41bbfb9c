import type { JsonValue } from '../../artifacts';
import type { Level } from './level';

/** One way in which two contracts do not fit, with its evidence. */
export interface Finding {
  /** Id of the rule, which stays the same; ids speak of an old client and a new server. */
  readonly rule: string;
  readonly level: Level;
  /** `breaking` is proved by the witness or by the rule; `undecided` is neither proved nor refuted. */
  readonly severity: 'breaking' | 'undecided';
  /** `backward`: the old one's users with the new one; `forward`: the new one's with the old. */
  readonly direction: 'backward' | 'forward';
  /** One sentence: where, and what is wrong. */
  readonly message: string;
  /** What to do instead. */
  readonly help: string;
  /** JSON Pointers (RFC 6901) into the old and the new document: the place, or what would hold it. */
  readonly old: string;
  readonly new: string;
  /** A message, or a value inside of one, that the one contract allows and the other does not. */
  readonly witness?: JsonValue;
  /** The keyword that rejects the witness. */
  readonly keyword?: string;
  /** Names this finding however unrelated parts of the documents change: 32 hexadecimal digits. */
  readonly fingerprint: string;
}

/** What of two contracts is said: `undecided` only when nothing breaks. */
export type Verdict = 'compatible' | 'breaking' | 'undecided';

/** The verdict that follows from findings. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ severity }) => severity === 'breaking')) return 'breaking';
  return findings.length > 0 ? 'undecided' : 'compatible';
}
