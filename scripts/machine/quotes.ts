import { Region } from './layout';

/** After the last of the quotes that are listed. */
export let quotesEnd: usize = Region.QUOTES;

/** Lists where the quotes of the line at `p` stand. Where its LF is; 0 when there is no room. */
export function listQuotes(p: usize): usize {
  let at: usize = Region.QUOTES;
  // Beside those of one block there is room for what ends the list.
  while (at + 65 * 4 <= <usize>Region.QUOTES_END) {
    const lineFeeds = places(p, 0x0a);
    // Those before the LF; without one, all.
    let quotes = places(p, 0x22) & (lineFeeds ^ (lineFeeds - 1));
    at = list(at, p, <u32>quotes);
    at = list(at, p + 32, <u32>(quotes >> 32));
    if (lineFeeds) {
      quotesEnd = at;
      return p + <usize>ctz(lineFeeds);
    }
    p += 64;
  }
  return 0;
}

/** Lists the places of bits; returns where the list goes on. */
// @inline
function list(at: usize, p: usize, bits: u32): usize {
  const next = at + (<usize>popcnt(bits) << 2);
  // Most often there are up to six; what is written beyond the last is written over.
  store<i32>(at, <i32>p + <i32>ctz(bits));
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 4);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 8);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 12);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 16);
  bits = withoutFirst(bits);
  store<i32>(at, <i32>p + <i32>ctz(bits), 20);
  bits = withoutFirst(bits);
  for (at += 24; bits; at += 4) {
    store<i32>(at, <i32>p + <i32>ctz(bits));
    bits = withoutFirst(bits);
  }
  return next;
}

// @inline
function withoutFirst(bits: u32): u32 {
  return bits & (bits - 1);
}

/** Bits of the 64 bytes at `p` that are the byte. */
// @inline
function places(p: usize, byte: i8): u64 {
  return (
    bits(p, byte) |
    (bits(p + 16, byte) << 16) |
    (bits(p + 32, byte) << 32) |
    (bits(p + 48, byte) << 48)
  );
}

// @inline
function bits(p: usize, byte: i8): u64 {
  return <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(byte))));
}
