import { Table, Token } from '../../machine/layout';
import type { Image } from './image';

/** Bytes that are compared at once. */
const BLOCK = 16;

/** Writes the bytes of a text into the token at an address. */
export function writeToken(image: Image, address: number, text: string): void {
  const bytes = Buffer.from(text);
  image.setWord(address + Token.LENGTH, bytes.length);
  writeBytes(image, address, bytes);
}

function writeBytes(image: Image, address: number, bytes: Buffer): void {
  bytes.subarray(0, BLOCK).forEach((byte, i) => {
    image.setByte(address + Token.BYTES + i, byte);
    image.setByte(address + Token.MASK + i, 0xff);
  });
  if (bytes.length <= BLOCK) return;
  const rest = image.allocate(Token.SIZE);
  image.setWord(address + Token.REST, rest);
  writeBytes(image, rest, bytes.subarray(BLOCK));
}

/** Makes tokens, each a string, the table with which the node at an address begins. */
export function writeTable(
  image: Image,
  node: number,
  tokens: readonly { readonly text: string; readonly address: number }[],
): void {
  const bits = Math.ceil(Math.log2(tokens.length + 1)) + 1;
  const table = image.allocate(4 << bits);
  image.setWord(node + Table.BUCKETS, table);
  image.setWord(node + Table.SHIFT, 64 - bits);
  for (const { text, address } of [...tokens].reverse()) {
    const bucket = table + 4 * Number(hashOf(text) >> BigInt(64 - bits));
    image.setWord(address + Token.NEXT, image.word(bucket));
    image.setWord(bucket, address);
  }
}

/** Of a string as JSON writes it; the machine computes the same. */
function hashOf(text: string): bigint {
  const bytes = Buffer.from(text).subarray(1, -1);
  const head = Buffer.alloc(8);
  bytes.copy(head, Math.max(0, 8 - bytes.length));
  const length = BigInt(Math.min(bytes.length, 16));
  return BigInt.asUintN(64, (head.readBigUInt64LE() + length) * 0x9e3779b97f4a7c15n);
}
