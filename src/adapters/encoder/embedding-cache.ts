import { endianness } from 'node:os';
import { openRecordCache, sha256 } from '../record-cache';

/** Vectors by the content they were computed from. */
export interface EmbeddingCache {
  get(text: string): Promise<Float32Array | undefined>;
  set(text: string, vector: Float32Array): Promise<void>;
}

/** Records under the sha256 of model and text; one of another length counts as absent. */
export function openEmbeddingCache(
  folder: string,
  model: string,
  dimension: number,
): EmbeddingCache {
  const records = openRecordCache(folder);
  const keyOf = (text: string) => sha256(Buffer.from(JSON.stringify([model, text]), 'utf8'));
  return {
    async get(text) {
      const payload = await records.get(keyOf(text));
      return payload?.length === dimension * 4 ? fromLittleEndian(payload) : undefined;
    },
    set: (text, vector) => records.set(keyOf(text), toLittleEndian(vector)),
  };
}

function toLittleEndian(vector: Float32Array): Buffer {
  const bytes = Buffer.from(Float32Array.from(vector).buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}

function fromLittleEndian(payload: Uint8Array): Float32Array {
  const bytes = Buffer.from(Uint8Array.from(payload).buffer);
  if (endianness() === 'BE') bytes.swap32();
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
