import { COLON, LF, QUOTE } from './ascii';
import { Key, Region } from './layout';

/** After the last of the keys that are listed. */
export let keysEnd: usize = Region.LISTED;

/**
 * Lists where in the line at `p` keys seem to stand: what ends in a quote and a colon. Returns where
 * its LF is; 0 when there is no room for the list.
 */
export function listKeys(p: usize): usize {
  const start = p;
  let at: usize = Region.LISTED;
  while (at + 64 * Key.SIZE <= <usize>Region.LISTED_END) {
    let ends = keyEnds(p);
    const hasEnd = hasLineFeed(p);
    let lineFeeds: u64 = 0;
    if (hasEnd) {
      lineFeeds = lineFeedsOf(p);
      ends &= (lineFeeds - 1) & ~lineFeeds;
    }
    at = list(at, p, ends);
    if (hasEnd) {
      findStarts(start, at);
      return p + <usize>ctz(lineFeeds);
    }
    p += 64;
  }
  return 0;
}

/** Bits of the 64 bytes at `p` that are quotes before colons. */
// @inline
function keyEnds(p: usize): u64 {
  return (
    bitsOf(endsOfKeys(p)) |
    (bitsOf(endsOfKeys(p + 16)) << 16) |
    (bitsOf(endsOfKeys(p + 32)) << 32) |
    (bitsOf(endsOfKeys(p + 48)) << 48)
  );
}

// @inline
function endsOfKeys(p: usize): v128 {
  return v128.and(are(p, <i8>QUOTE), are(p + 1, <i8>COLON));
}

// @inline
function hasLineFeed(p: usize): bool {
  const first = v128.or(are(p, <i8>LF), are(p + 16, <i8>LF));
  const second = v128.or(are(p + 32, <i8>LF), are(p + 48, <i8>LF));
  return v128.any_true(v128.or(first, second));
}

// @inline
function lineFeedsOf(p: usize): u64 {
  return (
    bitsOf(are(p, <i8>LF)) |
    (bitsOf(are(p + 16, <i8>LF)) << 16) |
    (bitsOf(are(p + 32, <i8>LF)) << 32) |
    (bitsOf(are(p + 48, <i8>LF)) << 48)
  );
}

// @inline
function are(p: usize, byte: i8): v128 {
  return i8x16.eq(v128.load(p), i8x16.splat(byte));
}

// @inline
function bitsOf(bytes: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(bytes));
}

/** Lists the places of bits; returns where the list goes on. */
// @inline
function list(at: usize, p: usize, bits: u64): usize {
  const next = at + <usize>popcnt(bits) * Key.SIZE;
  // Most often there are up to four; what is written beyond the last is written over.
  store<i32>(at, <i32>p + <i32>ctz(bits), Key.END);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), Key.SIZE + Key.END);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 2 * Key.SIZE + Key.END);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 3 * Key.SIZE + Key.END);
  bits = withoutFirst(bits);
  for (at += 4 * Key.SIZE; bits; at += Key.SIZE) {
    store<i32>(at, <i32>p + <i32>ctz(bits), Key.END);
    bits = withoutFirst(bits);
  }
  return next;
}

// @inline
function withoutFirst(bits: u64): u64 {
  return bits & (bits - 1);
}

/** Where the keys begin: at the last quote before the one that ends them. */
// @inline
function findStarts(line: usize, end: usize): void {
  keysEnd = end;
  for (let at: usize = Region.LISTED; at < end; at += Key.SIZE) {
    let p = <usize>load<i32>(at, Key.END) - 16;
    let quotes = quotesAt(p);
    while (!quotes && p > line) {
      p -= 16;
      quotes = quotesAt(p);
    }
    store<i32>(at, <i32>p + 31 - <i32>clz(quotes), Key.START);
  }
}

// @inline
function quotesAt(p: usize): u32 {
  return <u32>i8x16.bitmask(are(p, <i8>QUOTE));
}
