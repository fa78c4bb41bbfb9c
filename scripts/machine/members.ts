import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, QUOTE, SPACE } from './ascii';
import { check } from './check';
import { depth, enter, leave } from './depth';
import { Member, ObjectNode, Op, Property, Region, Role } from './layout';
import { isComplete, setTag, valueNode } from './object';
import { capture } from './order';
import { listQuotes, quotesEnd } from './quotes';
import { findOfLength, found } from './token';

/**
 * Lines whose keys come in another order each. What comes next cannot be foreseen there, which takes
 * a processor longer than all else. So the members are gathered first, by the quotes and without
 * looking at their values; these are then taken in the order of the schema, as if they stood in it.
 * The quotes only tell where to look: each byte between two members is compared, and a value must
 * end where the next member begins.
 */

/** Bytes after a colon and after a comma: none, or the one space that Python writes. */
let gap: usize = 0;

/** After the LF of the line at `p`, when it is certainly an object as the node demands, else 0. */
export function lineInAnyOrder(node: usize, p: usize): usize {
  if (load<i32>(node) != Op.OBJECT) return 0;
  const end = listQuotes(p);
  if (!end || quotesEnd == <usize>Region.QUOTES) return 0;
  gap = <usize>(load<u8>(<usize>load<i32>(Region.QUOTES, 4), 2) == SPACE);
  return inAnyOrder(node, p, end, Region.QUOTES, quotesEnd, Region.MEMBERS) ? end + 1 : 0;
}

/** Whether an object stands from `start` to `end`, with the quotes listed from `quote` to `lastQuote`. */
function inAnyOrder(
  node: usize,
  start: usize,
  end: usize,
  quote: usize,
  lastQuote: usize,
  members: usize,
): bool {
  if (load<u8>(end - 1) != CLOSE_BRACE || quote == lastQuote || !enter()) return false;
  if (load<u8>(start) != OPEN_BRACE || <usize>load<i32>(quote) != start + 1) return false;
  // Where another key would begin if the end were a comma.
  store<i32>(lastQuote, <i32>(end + gap));
  let seen: u64 = 0;
  let twice: u64 = 0;
  while (true) {
    const key = <usize>load<i32>(quote);
    const keyEnd = <usize>load<i32>(quote, 4);
    const value = valueAfter(keyEnd);
    const inner = quote + 8;
    // Without a branch, as what kind of value comes next is hard to foresee.
    quote = inner + (<usize>(<usize>load<i32>(inner) == value) << 3);
    if (load<u8>(value) == OPEN_BRACE) quote = afterObject(quote, lastQuote);
    if (quote > lastQuote) return false;
    const property = findOfLength(node, key, min(keyEnd - key - 1, 16));
    if (!property || !isColon(keyEnd + 1)) return false;
    const valueEnd = before(<usize>load<i32>(quote));
    const bit = load<u64>(property, Property.BIT);
    twice |= seen & bit;
    seen |= bit;
    const member = members + <usize>load<i32>(property, Property.MEMBER);
    store<i32>(member, <i32>property, Member.PROPERTY);
    store<i32>(member, <i32>inner, Member.QUOTE);
    store<i32>(member, <i32>quote, Member.NEXT_QUOTE);
    if (quote == lastQuote) break;
    if (!isComma(valueEnd)) return false;
  }
  return !twice && areValues(node, seen, members);
}

/** Where the value begins whose key's last quote is at `p`. */
// @inline
function valueAfter(p: usize): usize {
  return p + 2 + gap;
}

/** Where the value ends whose member comes before the key, or the end, at `p`. */
// @inline
function before(p: usize): usize {
  return p - 1 - gap;
}

/** Whether a colon is at `p`, and the gap after it. */
// @inline
function isColon(p: usize): bool {
  return load<u8>(p) == COLON && (!gap || load<u8>(p, 1) == SPACE);
}

// @inline
function isComma(p: usize): bool {
  return load<u8>(p) == COMMA && (!gap || load<u8>(p, 1) == SPACE);
}

/** The first quote of a member after an object that has none in it, of those from `quote` on. */
// @inline
function afterObject(quote: usize, lastQuote: usize): usize {
  while (quote < lastQuote && load<u8>(before(<usize>load<i32>(quote)) - 1) != CLOSE_BRACE)
    quote += 8;
  return quote;
}

/** Whether the values of the members are what the node demands, and end where they must. */
function areValues(node: usize, seen: u64, members: usize): bool {
  let tag = -1;
  // The tag is the first property, so that it is known when others depend on it.
  if (load<i32>(node, ObjectNode.CASES) && !(seen & 1)) return false;
  for (let left = seen; left; left &= left - 1) {
    const member = members + <usize>ctz(left) * Member.SIZE;
    const property = <usize>load<i32>(member, Member.PROPERTY);
    const quote = <usize>load<i32>(member, Member.QUOTE);
    const nextQuote = <usize>load<i32>(member, Member.NEXT_QUOTE);
    const start = valueAfter(<usize>load<i32>(quote - 4));
    const end = before(<usize>load<i32>(nextQuote));
    const role = load<i32>(property, Property.ROLE);
    const demanded = valueNode(property, role, tag);
    if (load<i32>(demanded) == Op.OBJECT) {
      if (members != <usize>Region.MEMBERS) return false;
      const inside = members + 64 * Member.SIZE;
      if (!inAnyOrder(demanded, start, end, quote, nextQuote, inside)) return false;
    } else if (check(demanded, start) != end) return false;
    if (role == Role.TAG) tag = found;
    capture(role, start, end);
  }
  if (!isComplete(node, tag, seen)) return false;
  if (depth == 1) setTag(tag);
  leave(0);
  return true;
}
