import { VALIDATORS, type DocumentName, type Problem, type Profile } from '../../contract';
import type { EngineName } from '../bytes';
import { codeFrame, type JsonValue, type SyntaxProblem } from '../json';
import type { FileProblem } from './file-problem';
import type { UnplacedProblem } from './place-problems';
import type { OnRecord } from './record-sink';

/** A file, what it should hold, and in which profile it is checked. */
export interface FileToCheck {
  readonly file: string;
  readonly document: DocumentName;
  readonly profile: Profile;
  /** Default auto. */
  readonly engine?: EngineName;
}

/**
 * Problems in the order in which they stand, some at a time. They are found while one goes over them,
 * so that none need be kept: go over each batch to its end before the next.
 */
export type ProblemBatches<Result = void> = AsyncGenerator<
  Iterable<FileProblem>,
  Result,
  undefined
>;

/** Problems of the value of a text, which begins at a line of its file and is JSON. */
export function problemsOfValue(
  { document, profile }: FileToCheck,
  value: JsonValue,
  bytes: Uint8Array,
  line: number,
  onRecord: OnRecord,
): readonly UnplacedProblem[] {
  const result = VALIDATORS[document][profile](value);
  return result.ok ? onRecord(value, line, bytes) : result.problems.map(ofSchema);
}

/** A problem of syntax, and the text that it stands in. */
export function ofSyntax(
  file: string,
  problem: SyntaxProblem,
  bytes: Uint8Array,
  firstLine: number,
): FileProblem {
  const { line, column, rule, pointer, message, expected, received, hint } = problem;
  const frame = () => codeFrame(bytes, problem, { firstLine });
  const text = { file, line, column, rule, pointer, message, expected, received, hint };
  return bytes.length > 0 ? { ...text, frame } : text;
}

function ofSchema(problem: Problem): UnplacedProblem {
  const { rule, instancePath: pointer, message, expected, received, hint } = problem;
  return { rule, pointer, message, expected, received, hint };
}
