import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, SPACE } from './ascii';
import { check } from './check';
import { depth, enter, leave } from './depth';
import { listKeys, keysEnd } from './key-list';
import { Key, Member, MOST_PROPERTIES, ObjectNode, Op, Property, Region, Role } from './layout';
import { isComplete, setTag, valueNode } from './object';
import { capture } from './order';
import { findOfLength, found } from './token';

/**
 * Lines whose keys come in another order each. What comes next cannot be foreseen there, which takes
 * a processor longer than all else. So the members are gathered first, by their keys and without
 * looking at their values; these are then taken in the order of the schema, as if they stood in it.
 * The list of keys only tells where to look, and may be wrong: each byte between two values is
 * compared, and a value must end where the comma before the next key is.
 */

/** Bytes after a colon and after a comma: none, or the one space that Python writes. */
let gap: usize = 0;
/** Of two bytes those that are compared with a separator: the second is of the gap. */
let ofSeparator: u32 = 0xff;
const SPACE_AFTER: u32 = SPACE << 8;

/** After the LF of the line at `p`, when it is certainly an object as the node demands, else 0. */
export function lineInAnyOrder(node: usize, p: usize): usize {
  if (load<i32>(node) != Op.OBJECT) return 0;
  const end = listKeys(p);
  const first: usize = Region.LISTED;
  if (!end || first == keysEnd) return 0;
  const hasGap = load<u8>(<usize>load<i32>(first, Key.END), 2) == SPACE;
  gap = <usize>hasGap;
  ofSeparator = hasGap ? 0xffff : 0xff;
  return inAnyOrder(node, p, end, first, keysEnd, Region.MEMBERS) ? end + 1 : 0;
}

/** Whether an object stands from `start` to `end`, with the keys listed from `at` to `last`. */
function inAnyOrder(
  node: usize,
  start: usize,
  end: usize,
  at: usize,
  last: usize,
  members: usize,
): bool {
  if (load<u8>(end - 1) != CLOSE_BRACE || at == last || !enter()) return false;
  let key = <usize>load<i32>(at, Key.START);
  if (load<u8>(start) != OPEN_BRACE || key != start + 1) return false;
  let seen: u64 = 0;
  let twice: u64 = 0;
  let isLast = false;
  // A local is read faster than what outlives the function.
  const space = gap;
  const compared = ofSeparator;
  do {
    const keyEnd = <usize>load<i32>(at, Key.END);
    const property = findOfLength(node, key, min(keyEnd - key - 1, 16));
    if (!property || !isSeparator(keyEnd + 1, COLON, compared)) return false;
    const member = members + <usize>load<i32>(property, Property.MEMBER);
    const bit = load<u64>(property, Property.BIT);
    twice |= seen & bit;
    seen |= bit;
    const value = keyEnd + 2 + space;
    at += Key.SIZE;
    if (load<u8>(value) == OPEN_BRACE) {
      store<i32>(member, <i32>at, Member.FIRST_KEY);
      at = afterObject(at, last);
      store<i32>(member, <i32>at, Member.KEYS_END);
    }
    isLast = at == last;
    key = <usize>load<i32>(at, Key.START);
    const valueEnd = isLast ? end - 1 : key - 1 - space;
    store<i32>(member, <i32>property, Member.PROPERTY);
    store<i32>(member, <i32>value, Member.START);
    store<i32>(member, <i32>valueEnd, Member.END);
    if (!isLast && !isSeparator(valueEnd, COMMA, compared)) return false;
  } while (!isLast);
  return !twice && areValues(node, seen, members);
}

/** Whether the colon or comma is at `p`, and the gap after it. */
// @inline
function isSeparator(p: usize, byte: u32, compared: u32): bool {
  return (((<u32>load<u16>(p)) ^ (SPACE_AFTER | byte)) & compared) == 0;
}

/** The first key after an object that has none in it, of those from `at` on. */
// @inline
function afterObject(at: usize, last: usize): usize {
  while (at < last && load<u8>(<usize>load<i32>(at, Key.START) - 2 - gap) != CLOSE_BRACE)
    at += Key.SIZE;
  return at;
}

/** Whether the values of the members are what the node demands, and end where they must. */
function areValues(node: usize, seen: u64, members: usize): bool {
  let tag = -1;
  // The tag is the first property: it is known when others that depend on it are checked.
  if (load<i32>(node, ObjectNode.CASES) && !(seen & 1)) return false;
  for (let left = seen; left; left &= left - 1) {
    const member = members + <usize>ctz(left) * Member.SIZE;
    const property = <usize>load<i32>(member, Member.PROPERTY);
    const start = <usize>load<i32>(member, Member.START);
    const end = <usize>load<i32>(member, Member.END);
    const role = load<i32>(property, Property.ROLE);
    const demanded = valueNode(property, role, tag);
    if (load<i32>(demanded) == Op.OBJECT) {
      if (!isObjectInside(demanded, start, end, member, members)) return false;
    } else if (check(demanded, start) != end) return false;
    if (role == Role.TAG) tag = found;
    capture(role, start, end);
  }
  if (!isComplete(node, tag, seen)) return false;
  if (depth == 1) setTag(tag);
  leave(0);
  return true;
}

function isObjectInside(
  node: usize,
  start: usize,
  end: usize,
  member: usize,
  members: usize,
): bool {
  const inside = members + MOST_PROPERTIES * Member.SIZE;
  if (inside >= <usize>Region.MEMBERS_END) return false;
  const first = <usize>load<i32>(member, Member.FIRST_KEY);
  return inAnyOrder(node, start, end, first, <usize>load<i32>(member, Member.KEYS_END), inside);
}
