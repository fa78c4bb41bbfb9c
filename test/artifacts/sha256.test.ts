import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256Of } from '../../src/artifacts/sha256';

const byNode = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** What the module takes; more is hashed by node:crypto. */
const MOST_BYTES = 65_536;

it('is what node:crypto computes, whatever the bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 3 * 64 });
  fc.assert(fc.property(bytes, (some) => sha256Of(some) === byNode(some)));
});

it('is that of any length around the end of a block, and around the most the module takes', () => {
  const bytes = Uint8Array.from({ length: MOST_BYTES + 2 }, (_, index) => (index * 251) >> 3);
  const lengths = Array.from({ length: 200 }, (_, length) => length);
  for (const length of [...lengths, ...[-73, -72, -9, -1, 0, 1, 2].map((by) => MOST_BYTES + by)]) {
    const some = bytes.subarray(0, length);
    expect(sha256Of(some), `${length} bytes`).toBe(byNode(some));
  }
});
