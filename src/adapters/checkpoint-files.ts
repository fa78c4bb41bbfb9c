import { ModelError } from './model-error';

/** A file of a checkpoint, wherever it came from. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws ModelError `malformed_checkpoint` when there is none of this name */
export function fileNamed(files: readonly NamedBytes[], name: string): Uint8Array {
  const found = files.find((file) => file.name === name);
  if (!found) throw malformedCheckpoint(`${name} is missing`);
  return found.bytes;
}

/**
 * The fields of a JSON file; none when it holds something else than an object.
 *
 * @throws ModelError `malformed_checkpoint` when there is none of this name, or it is not JSON
 */
export function jsonFieldsOf(files: readonly NamedBytes[], name: string): Map<string, unknown> {
  const bytes = fileNamed(files, name);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformedCheckpoint(`${name} is not JSON`, cause);
  }
  return new Map(typeof content === 'object' && content ? Object.entries(content) : []);
}

export function malformedCheckpoint(message: string, cause?: unknown): ModelError {
  return new ModelError('malformed_checkpoint', `not a readable checkpoint: ${message}`, { cause });
}
