import { ModelError, type ModelErrorKind } from '../model-error';

/** What the worker says about the model it loaded. */
export interface ModelDescription {
  readonly name: string;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export function readDescription(reply: unknown, dimension: number): ModelDescription {
  const { name, weight, bias } = fieldsOf(reply, 'described');
  if (
    typeof name !== 'string' ||
    !isVector(weight, dimension * dimension) ||
    !isVector(bias, dimension)
  ) {
    throw unexpected(reply);
  }
  return { name, weight, bias };
}

export function readVectors(reply: unknown, count: number, dimension: number): Float32Array[] {
  const { vectors } = fieldsOf(reply, 'encoded');
  if (!Array.isArray(vectors) || vectors.length !== count) throw unexpected(reply);
  return vectors.map((vector: unknown) => {
    if (!isVector(vector, dimension)) throw unexpected(reply);
    return vector;
  });
}

function fieldsOf(reply: unknown, kind: string): Record<string, unknown> {
  if (typeof reply !== 'object' || reply === null) throw unexpected(reply);
  const fields: Record<string, unknown> = { ...reply };
  if (fields['kind'] === 'failed') throw reportedFailure(fields);
  if (fields['kind'] !== kind) throw unexpected(reply);
  return fields;
}

function reportedFailure({ reason, message, help }: Record<string, unknown>): ModelError {
  const kind: ModelErrorKind = reason === 'missing_packages' ? reason : 'worker_failed';
  return new ModelError(kind, String(message), typeof help === 'string' ? { help } : {});
}

function isVector(value: unknown, length: number): value is Float32Array {
  return value instanceof Float32Array && value.length === length && value.every(Number.isFinite);
}

function unexpected(reply: unknown): ModelError {
  return new ModelError('worker_failed', 'the encoder worker gave an answer of an unknown shape', {
    cause: reply,
  });
}
