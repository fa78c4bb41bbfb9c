import { QUOTE } from './ascii';
import { Table, Token, TokensNode } from './layout';

/** Which token the last call of {@link tokens} found. */
export let found: i32 = 0;

/** Whether the bytes at `p` are those of a token. */
// @inline
export function matches(token: usize, p: usize): bool {
  return beginsAlike(token, p) && (!load<i32>(token, Token.REST) || restMatches(token, p));
}

// @inline
function beginsAlike(token: usize, p: usize): bool {
  const difference = v128.xor(v128.load(p), v128.load(token, Token.BYTES));
  return !v128.any_true(v128.and(difference, v128.load(token, Token.MASK)));
}

function restMatches(token: usize, p: usize): bool {
  let rest = <usize>load<i32>(token, Token.REST);
  while (rest) {
    p += 16;
    if (!beginsAlike(rest, p)) return false;
    rest = <usize>load<i32>(rest, Token.REST);
  }
  return true;
}

/** The token of a node's table that is the string at `p`; 0 when none is. */
// @inline
export function find(table: usize, p: usize): usize {
  return findOfLength(table, p, shortLength(p + 1));
}

/** As {@link find}, for a string of so many bytes; 16 of more. */
// @inline
export function findOfLength(table: usize, p: usize, length: usize): usize {
  const hash = headOf(p + 1, length) * load<u64>(table, Table.FACTOR);
  const bucket = <usize>(hash >> (<u64>load<i32>(table, Table.SHIFT)));
  return firstMatch(<usize>load<i32>(<usize>load<i32>(table, Table.BUCKETS) + (bucket << 2)), p);
}

/** Bytes from `p` to the quote, 16 when there are as many or more. */
// @inline
function shortLength(p: usize): usize {
  return ctz(i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(0x22))) | 0x10000);
}

/** The first eight bytes of the string that begins at `p`, and its length up to 16. */
// @inline
function headOf(p: usize, length: usize): u64 {
  // Without a branch, which is hard to foresee where keys come in any order.
  const missing = 8 - <i32>length;
  const bits = <u64>((missing & ~(missing >> 31)) << 3);
  return (load<u64>(p) << bits) + <u64>length;
}

// @inline
function firstMatch(token: usize, p: usize): usize {
  while (token && !matches(token, p)) token = <usize>load<i32>(token, Token.NEXT);
  return token;
}

/** One of some scalars as they are usually written, such as `"low"` or `null`. */
export function tokens(node: usize, p: usize): usize {
  if (load<u8>(p) != QUOTE) {
    const other = firstMatch(<usize>load<i32>(node, TokensNode.OTHERS), p);
    return other ? endOf(other, p) : 0;
  }
  const length = shortLength(p + 1);
  const token = findOfLength(node, p, length);
  if (!token) return 0;
  found = load<i32>(token, Token.INDEX);
  // The end of a short one is known before its token is.
  return length < 16 ? p + length + 2 : endOf(token, p);
}

// @inline
function endOf(token: usize, p: usize): usize {
  return p + load<i32>(token, Token.LENGTH);
}
