import { mismatch, type Mismatch } from './mismatch';
import type { IntegrityRule } from './rules';

/** A broken rule of integrity, and the place in the document that shows it. */
export interface RunProblem extends Mismatch {
  readonly rule: IntegrityRule;
  /** JSON Pointer (RFC 6901) into the manifest, or into the record at hand. */
  readonly pointer: string;
}

/** Makes a {@link RunProblem} from the arguments of {@link mismatch}. */
export function runProblem(
  rule: IntegrityRule,
  pointer: string,
  ...texts: Parameters<typeof mismatch>
): RunProblem {
  return { rule, pointer, ...mismatch(...texts) };
}
