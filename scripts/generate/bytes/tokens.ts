import { Table, Token } from '../../machine/layout';
import type { Image } from './image';

/** Bytes that are compared at once. */
const BLOCK = 16;

const HASH_FACTOR = 0x9e3779b97f4a7c15n;
/** So many are tried; of names of which no two begin alike and are as long, a few are enough. */
const MOST_FACTORS = 1000;

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
  const shift = BigInt(64 - bits);
  const factor = factorFor(
    tokens.map(({ text }) => headOf(text)),
    shift,
  );
  image.setLong(node + Table.FACTOR, factor);
  for (const { text, address } of [...tokens].reverse()) {
    const bucket = table + 4 * Number(hashOf(headOf(text), factor) >> shift);
    image.setWord(address + Token.NEXT, image.word(bucket));
    image.setWord(bucket, address);
  }
}

/**
 * With which no bucket has two tokens, or of those tried the fewest have: then a processor foresees
 * that the first one of a bucket is the one.
 */
function factorFor(heads: readonly bigint[], shift: bigint): bigint {
  let best = { factor: HASH_FACTOR, buckets: 0 };
  for (let tried = 0; tried < MOST_FACTORS && best.buckets < heads.length; tried++) {
    const factor = BigInt.asUintN(64, HASH_FACTOR * BigInt(2 * tried + 1));
    const buckets = new Set(heads.map((head) => hashOf(head, factor) >> shift)).size;
    if (buckets > best.buckets) best = { factor, buckets };
  }
  return best.factor;
}

/** What the hash of a string as JSON writes it is of: its first bytes, and its length. */
function headOf(text: string): bigint {
  const bytes = Buffer.from(text).subarray(1, -1);
  const head = Buffer.alloc(8);
  bytes.copy(head, Math.max(0, 8 - bytes.length));
  return head.readBigUInt64LE() + BigInt(Math.min(bytes.length, 16));
}

/** The machine computes the same. */
function hashOf(head: bigint, factor: bigint): bigint {
  return BigInt.asUintN(64, head * factor);
}
