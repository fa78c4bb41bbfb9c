import type { Hash } from 'node:crypto';
import { SHA256 } from '../../generated/bytes/sha256';

/** What the WebAssembly module of scripts/machine/sha256 exports. */
interface Sha256Exports {
  readonly memory: WebAssembly.Memory;
  getInput(): number;
  getMostBytes(): number;
  hash(bytes: number): number;
}

const DIGEST_BYTES = 32;
let loaded: Sha256Exports | undefined;

/** A SHA-256 hash, to be given bytes. With the first one node:crypto is loaded. */
export function createSha256(): Hash {
  return process.getBuiltinModule('node:crypto').createHash('sha256');
}

/**
 * SHA-256 of all bytes, in lower-case hexadecimal. Of few it is computed in WebAssembly: to load
 * node:crypto takes three times as long as to start that, and longer than to check small files.
 */
export function sha256Of(bytes: Uint8Array): string {
  if (typeof WebAssembly !== 'undefined') {
    const module = (loaded ??= load());
    if (bytes.length <= module.getMostBytes()) return hashIn(module, bytes);
  }
  return createSha256().update(bytes).digest('hex');
}

function hashIn(module: Sha256Exports, bytes: Uint8Array): string {
  const { buffer } = module.memory;
  new Uint8Array(buffer, module.getInput()).set(bytes);
  return Buffer.from(buffer, module.hash(bytes.length), DIGEST_BYTES).toString('hex');
}

function load(): Sha256Exports {
  const module = new WebAssembly.Module(Buffer.from(SHA256, 'base64'));
  // The module is built from scripts/machine/sha256, whose exports the interface above lists.
  return new WebAssembly.Instance(module).exports as unknown as Sha256Exports;
}
