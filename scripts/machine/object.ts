import { any, anyKey, valueAfter } from './any';
import { CLOSE_BRACE, COMMA, OPEN_BRACE } from './ascii';
import { check } from './check';
import { depth, enter, leave } from './depth';
import { setTop, top, addKey } from './keys';
import { Case, MapNode, ObjectNode, Property, Role, Together, Token } from './layout';
import { isNoting, notesEnd, noteValue, stopNoting } from './notes';
import { capture } from './order';
import { space } from './space';
import { find, found } from './token';
import { plainString } from './text';

/** Which case the outermost object is; -1 when it has none. */
export let documentTag: i32 = -1;

export function setTag(tag: i32): void {
  documentTag = tag;
}

/** An object with named properties, in any order. */
export function object(node: usize, p: usize): usize {
  if (load<u8>(p) != OPEN_BRACE || !enter()) return 0;
  const base = top;
  let seen: u64 = 0;
  let tag = -1;
  /** A property that depends on the tag and came before it, and where its value began. */
  let early: usize = 0;
  let earlyValue: usize = 0;
  p = space(p + 1);
  let isOpen = load<u8>(p) != CLOSE_BRACE;
  while (isOpen) {
    const property = find(node, p);
    let end: usize = 0;
    if (property) {
      const bit = load<u64>(property, Property.BIT);
      if (seen & bit) return 0;
      seen |= bit;
      const value = valueAfter(p + load<i32>(property, Token.LENGTH));
      const role = load<i32>(property, Property.ROLE);
      if (!value) return 0;
      if (role == Role.BY_TAG && tag < 0) {
        if (early) return 0;
        early = property;
        earlyValue = value;
        end = any(value);
        stopNoting();
      } else {
        const noted = notesEnd;
        const demanded = valueNode(property, role, tag);
        end = check(demanded, value);
        if (role == Role.TAG) tag = found;
        capture(role, value, end);
        if (isNoting && end) noteValue(noted, property, demanded, value, end);
      }
    } else if (load<i32>(node, ObjectNode.OPEN)) {
      end = anyMember(base, p);
      stopNoting();
    }
    if (!end) return 0;
    p = space(end);
    isOpen = load<u8>(p) == COMMA;
    if (isOpen) p = space(p + 1);
  }
  if (load<u8>(p) != CLOSE_BRACE || !isComplete(node, tag, seen)) return 0;
  if (early && !check(valueNode(early, Role.BY_TAG, tag), earlyValue)) return 0;
  if (depth == 1) documentTag = tag;
  setTop(base);
  return leave(p + 1);
}

/** The node of a property's value. */
// @inline
export function valueNode(property: usize, role: i32, tag: i32): usize {
  const node = <usize>load<i32>(property, Property.NODE);
  return role == Role.BY_TAG ? <usize>load<i32>(node + ((<usize>tag) << 2)) : node;
}

/** After an unknown member, of any value. */
function anyMember(base: usize, p: usize): usize {
  const value = anyKey(base, p);
  return value ? any(value) : 0;
}

/** Whether all that is required was seen, and one of the sets that go together. */
// @inline
export function isComplete(node: usize, tag: i32, seen: u64): bool {
  let required = load<u64>(node, ObjectNode.REQUIRED);
  let together = <usize>load<i32>(node, ObjectNode.TOGETHER);
  const cases = <usize>load<i32>(node, ObjectNode.CASES);
  if (cases) {
    if (tag < 0) return false;
    const row = cases + <usize>tag * Case.SIZE;
    required = load<u64>(row, Case.REQUIRED);
    together = <usize>load<i32>(row, Case.TOGETHER);
  }
  return (seen & required) == required && (!together || hasTogether(together, seen));
}

function hasTogether(together: usize, seen: u64): bool {
  const end = together + Together.SETS + ((<usize>load<i32>(together, Together.COUNT)) << 3);
  for (let at = together + Together.SETS; at < end; at += 8) {
    const set = load<u64>(at);
    if ((seen & set) == set) return true;
  }
  return false;
}

/** An object of any keys whose values are alike. */
export function map(node: usize, p: usize): usize {
  if (load<u8>(p) != OPEN_BRACE || !enter()) return 0;
  const base = top;
  const names = <usize>load<i32>(node, MapNode.NAMES);
  const values = <usize>load<i32>(node, MapNode.VALUES);
  p = space(p + 1);
  if (load<u8>(p) == CLOSE_BRACE) return leave(p + 1);
  while (true) {
    const keyEnd = plainString(p);
    if (!keyEnd || (names && check(names, p) != keyEnd)) return 0;
    if (!addKey(base, p + 1, keyEnd - 1)) return 0;
    const value = valueAfter(keyEnd);
    const end = value ? check(values, value) : 0;
    if (!end) return 0;
    p = space(end);
    if (load<u8>(p) == CLOSE_BRACE) break;
    if (load<u8>(p) != COMMA) return 0;
    p = space(p + 1);
  }
  setTop(base);
  return leave(p + 1);
}
