import { createHash } from 'node:crypto';

/**
 * A name for a finding by its rule, its place in words, and the values that make it what it is: no
 * line, no pointer and no text for people, which change with what is unrelated.
 */
export function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
