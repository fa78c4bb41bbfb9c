import type { Problem, Validator } from '../../../contract';

/** One mistake in a record, and where. */
export interface RecordProblem {
  readonly path: string;
  /** Of a file with a document on each line, from 1; null where the file is one document. */
  readonly line: number | null;
  /** JSON Pointer to the place in the document. */
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
}

/** A document that a file is, when it is one, and what is wrong with it. */
export interface CheckedDocument<T> {
  readonly value: T | undefined;
  readonly problems: readonly RecordProblem[];
}

/** Reads the one document of a file as a reader of the contract does: open for newer minors. */
export function checkDocument<T>(
  path: string,
  text: string,
  read: Validator<T>,
): CheckedDocument<T> {
  return checkText(path, null, text, read);
}

/** Milliseconds after which checking lets the page draw. */
const SLICE_MS = 12;

/** How many documents a file of lines has, and what is wrong with them. */
export async function checkLines(
  path: string,
  text: string,
  read: Validator<unknown>,
  signal: AbortSignal,
): Promise<{ readonly documents: number; readonly problems: readonly RecordProblem[] }> {
  const problems: RecordProblem[] = [];
  let documents = 0;
  let begun = performance.now();
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    documents++;
    problems.push(...checkText(path, i + 1, line, read).problems);
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((drawn) => setTimeout(drawn));
    if (signal.aborted) break;
    begun = performance.now();
  }
  return { documents, problems };
}

function checkText<T>(
  path: string,
  line: number | null,
  text: string,
  read: Validator<T>,
): CheckedDocument<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // JSON.parse throws errors alone.
    const { message } = error as Error;
    const hint = 'crucible validate shows the place.';
    return { value: undefined, problems: [{ path, line, pointer: '', message, hint }] };
  }
  const result = read(json);
  if (result.ok) return { value: result.value, problems: [] };
  return { value: undefined, problems: result.problems.map((one) => located(path, line, one)) };
}

function located(path: string, line: number | null, problem: Problem): RecordProblem {
  const { instancePath: pointer, message, hint } = problem;
  return { path, line, pointer, message, hint };
}
