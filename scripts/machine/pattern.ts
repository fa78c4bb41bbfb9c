import { QUOTE } from './ascii';
import { AutomatonNode, ClassNode, StringNode, Token } from './layout';
import { matches } from './token';

/** A string of one character of a class and then only of another's, all ASCII. */
export function characterClass(node: usize, p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  const start = p + 1;
  const first: usize = load<u8>(start);
  const row: u32 = load<u8>(node + (first & 15), ClassNode.FIRST);
  // Of a byte beyond ASCII, the high half is a bit that no row has.
  if (!((row >> ((<u32>first) >> 4)) & 1)) return 0;
  const end = classEnd(v128.load(node, ClassNode.OTHERS), start + 1);
  return load<u8>(end) == QUOTE && isWithin(node, end - start) ? end + 1 : 0;
}

/** The first byte at or after `p` that is not in the class. */
// @inline
function classEnd(rows: v128, p: usize): usize {
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  while (true) {
    const bytes = v128.load(p);
    const row = i8x16.swizzle(rows, v128.and(bytes, i8x16.splat(15)));
    const bit = i8x16.swizzle(bits, i8x16.shr_u(bytes, 4));
    const others = i8x16.bitmask(i8x16.eq(v128.and(row, bit), i8x16.splat(0)));
    if (others) return p + <usize>ctz(others);
    p += 16;
  }
}

/** A string that an automaton over ASCII takes to its end. */
export function automaton(node: usize, p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  const last = <usize>load<i32>(node, AutomatonNode.LAST);
  if (load<i32>(last, Token.LENGTH) && matches(last, p)) {
    return p + load<i32>(last, Token.LENGTH);
  }
  const columns = <usize>load<i32>(node, AutomatonNode.COLUMNS);
  const rows = <usize>load<i32>(node, AutomatonNode.ROWS);
  let row: u32 = load<i32>(node, AutomatonNode.START);
  let q = p;
  do {
    q++;
    row = load<u16>(rows + row + load<u8>(columns + load<u8>(q)));
  } while (row > 1);
  if (row != 1 || !isWithin(node, q - p - 1)) return 0;
  remember(last, p, q + 1);
  return q + 1;
}

/** Makes a token of a string, quotes included, when it is short. */
function remember(token: usize, p: usize, end: usize): void {
  const length = <i32>(end - p);
  if (length > 16) return;
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  v128.store(token, v128.load(p), Token.BYTES);
  v128.store(token, i8x16.lt_u(lanes, i8x16.splat(<i8>length)), Token.MASK);
  store<i32>(token, length, Token.LENGTH);
}

// @inline
function isWithin(node: usize, length: usize): bool {
  return (
    <i32>length >= load<i32>(node, StringNode.LEAST) &&
    <i32>length <= load<i32>(node, StringNode.MOST)
  );
}
