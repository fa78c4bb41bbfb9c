import type { Hash } from 'node:crypto';

/**
 * A SHA-256 hash, to be given bytes. With the first one node:crypto is loaded, which takes longer
 * than to check a few small files.
 */
export function createSha256(): Hash {
  return process.getBuiltinModule('node:crypto').createHash('sha256');
}
