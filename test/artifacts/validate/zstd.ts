/** Frames of zstd (RFC 8878), which Node 20 cannot write. */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** Largest block. */
const BLOCK_BYTES = 1 << 17;

type BlockType = 0 | 1;
interface Block {
  readonly type: BlockType;
  readonly size: number;
  readonly content: Uint8Array;
}

/** A frame with a window of 1 MiB and no checksum. */
function frame(blocks: readonly Block[]): Buffer {
  const parts = blocks.flatMap(({ type, size, content }, i) => {
    const header = (size << 3) | (type << 1) | (i === blocks.length - 1 ? 1 : 0);
    return [Buffer.from([header & 255, (header >> 8) & 255, header >> 16]), content];
  });
  return Buffer.concat([Buffer.from([...MAGIC, 0, 10 << 3]), ...parts]);
}

function sizes(length: number): number[] {
  return Array.from({ length: Math.ceil(length / BLOCK_BYTES) || 1 }, (_, i) =>
    Math.min(BLOCK_BYTES, length - i * BLOCK_BYTES),
  );
}

/** Bytes as they are. */
export function rawFrame(bytes: Uint8Array): Buffer {
  const blocks = sizes(bytes.length).map((size, i) => {
    const start = i * BLOCK_BYTES;
    return { type: 0, size, content: bytes.subarray(start, start + size) } as const;
  });
  return frame(blocks);
}

/** One character again and again. */
export function rleFrame(character: string, count: number): Buffer {
  const content = Buffer.from(character);
  return frame(sizes(count).map((size) => ({ type: 1, size, content })));
}

/** So many bytes that a decoder passes over. */
export function skippableFrame(bytes: number): Buffer {
  const header = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  header.writeUInt32LE(bytes, 4);
  return Buffer.concat([header, Buffer.alloc(bytes, 0x28)]);
}

/** `zstd -19 --check` of 500 lines `{"event":"metric","value":1}` and a line `end`. */
export const ZSTD_OF_EVENTS = Buffer.from(
  'KLUv/QRoVQEAFAJ7ImV2ZW50IjoibWV0cmljIiwidmFsdWUiOjF9CmVuZAoBABFiwCsnbgWw4w==',
  'base64',
);
