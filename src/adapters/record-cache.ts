import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes on disk by what they were computed from. */
export interface RecordCache {
  get(key: Buffer): Promise<Buffer | undefined>;
  set(key: Buffer, payload: Uint8Array): Promise<void>;
}

const DIGEST_BYTES = 32;

/**
 * One file a record, named by its key: the sha256 of key and payload, then the payload. A file
 * appears whole by renaming, so any number of processes may share the folder. A record that does not
 * match its digest (torn by a power cut, edited) counts as absent.
 */
export function openRecordCache(folder: string): RecordCache {
  const placeOf = (key: Buffer) => {
    const name = key.toString('hex');
    const shard = join(folder, name.slice(0, 2));
    return { shard, file: join(shard, name) };
  };
  return {
    async get(key) {
      const record = await readIfPresent(placeOf(key).file);
      if (!record || record.length < DIGEST_BYTES) return undefined;
      const payload = record.subarray(DIGEST_BYTES);
      return record.subarray(0, DIGEST_BYTES).equals(sha256(key, payload)) ? payload : undefined;
    },
    async set(key, payload) {
      const { shard, file } = placeOf(key);
      const temporary = `${file}.${randomUUID()}.tmp`;
      await mkdir(shard, { recursive: true });
      try {
        await writeFile(temporary, Buffer.concat([sha256(key, payload), payload]));
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

/** The digest of parts, one after another. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

async function readIfPresent(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
