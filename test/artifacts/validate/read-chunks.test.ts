import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOfStream } from '../../../src/artifacts/validate/read-chunks';
import { bytesOf } from '../json/support';

const ROOM = 32;
const LF = 0x0a;

const text = fc
  .array(fc.constantFrom('\n', 'a', 'é', 'x'.repeat(9), 'y'.repeat(ROOM)), { maxLength: 40 })
  .map((parts) => parts.join(''));

async function* pieces(bytes: Uint8Array, cuts: readonly number[]) {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  for (const [i, cut] of [0, ...at].entries()) {
    const piece = bytes.slice(cut, at[i]);
    yield piece;
    piece.fill(0);
  }
}

/** The chunks, each copied before the next, when there is room from so many bytes on. */
async function chunksOf(bytes: Uint8Array, cuts: readonly number[], from: number) {
  const room = new Uint8Array(ROOM);
  const chunks: { bytes: Buffer; isInRoom: boolean }[] = [];
  const roomFor = (size: number) => Promise.resolve(size >= from ? room : undefined);
  for await (const chunk of chunksOfStream(pieces(bytes, cuts), roomFor)) {
    chunks.push({ bytes: Buffer.from(chunk), isInRoom: chunk.buffer === room.buffer });
  }
  return chunks;
}

describe('chunksOfStream', () => {
  it('gives all bytes, in whole lines from when there is room', async () => {
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 8 });
    let gathered = 0;
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.nat({ max: 60 }), async (whole, at, from) => {
        const bytes = bytesOf(whole);
        const chunks = await chunksOf(bytes, at, from);
        expect(Buffer.concat(chunks.map((chunk) => chunk.bytes)).equals(bytes)).toBe(true);
        const inRoom = chunks.slice(chunks.findIndex(({ isInRoom }) => isInRoom));
        if (inRoom[0]?.isInRoom !== true) return;
        expect(inRoom.every(({ isInRoom }) => isInRoom)).toBe(true);
        for (const chunk of inRoom.slice(0, -1)) {
          gathered += chunk.bytes.length;
          // Of a line that fills the room, there is no more to wait for.
          if (chunk.bytes.length < ROOM) expect(chunk.bytes.at(-1) ?? LF).toBe(LF);
        }
      }),
    );
    expect(gathered).toBeGreaterThan(1000);
  });
});
