import { any, valueAfter } from './any';
import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, ZERO } from './ascii';
import { Region } from './layout';
import { digitsEnd, integerOf } from './number';
import { isEqual } from './order';
import { space } from './space';
import { plainString } from './text';

const SLASH: u32 = 0x2f;
/** So many digits hold no more than an i64. */
const MOST_DIGITS: usize = 9;

let place: usize = 0;
let placeEnd: usize = 0;

export function getPlace(): i32 {
  return <i32>place;
}

export function getPlaceEnd(): i32 {
  return <i32>placeEnd;
}

/**
 * Finds the value, or its key, to which a JSON Pointer leads in the text at `p`; of what is not there
 * the nearest value around it. The machine has found the text to be JSON, so that no key of it has
 * escapes; the pointer has been written to its region and has no `~`.
 */
export function findPlace(p: usize, pointerBytes: i32, ofKey: bool): void {
  const pointerEnd = <usize>Region.POINTER + <usize>pointerBytes;
  let q: usize = Region.POINTER;
  let key: usize = 0;
  place = space(p);
  while (q < pointerEnd) {
    const start = q + 1;
    q = segmentEnd(start, pointerEnd);
    const kind: u32 = load<u8>(place);
    key = kind == OPEN_BRACE ? member(place, start, q) : 0;
    const found = kind == OPEN_BRACKET ? item(place, start, q) : key;
    if (!found) break;
    place = key ? valueAfter(plainString(key)) : found;
  }
  if (ofKey && key) place = key;
  placeEnd = any(place);
}

/** UTF-16 code units of the bytes from `p` to `end`, whole characters of UTF-8. */
export function codeUnits(p: usize, end: usize): i32 {
  let count: i32 = 0;
  for (; p < end; p += 16) {
    const bytes = v128.load(p);
    const left = <i32>(end - p);
    const within: i32 = left < 16 ? (1 << left) - 1 : 0xffff;
    // Continuation bytes begin no character; those of four bytes are two units.
    const first = i8x16.bitmask(i8x16.gt_s(bytes, i8x16.splat(-65)));
    const second = i8x16.bitmask(i8x16.ge_u(bytes, i8x16.splat(-16)));
    count += popcnt(first & within) + popcnt(second & within);
  }
  return count;
}

function segmentEnd(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) != SLASH) p++;
  return p;
}

/** The key of the member of that name; 0 when there is none. */
function member(p: usize, name: usize, nameEnd: usize): usize {
  const bytes = nameEnd - name;
  p = space(p + 1);
  while (true) {
    const end = plainString(p);
    if (!end) return 0;
    if (end - p - 2 == bytes && isEqual(p + 1, name, bytes)) return p;
    p = space(any(valueAfter(end)));
    if (load<u8>(p) != COMMA) return 0;
    p = space(p + 1);
  }
}

/** The element with that index; 0 when there is none. */
function item(p: usize, index: usize, indexEnd: usize): usize {
  let left = indexOf(index, indexEnd);
  p = space(p + 1);
  if (left < 0 || load<u8>(p) == CLOSE_BRACKET) return 0;
  for (; left > 0; left--) {
    p = space(any(p));
    if (load<u8>(p) != COMMA) return 0;
    p = space(p + 1);
  }
  return p;
}

/** An index as it is written in a pointer; -1 when it is none that a text could have. */
function indexOf(p: usize, end: usize): i64 {
  const digits = end - p;
  const isIndex = digits > 0 && digits <= MOST_DIGITS && digitsEnd(p) >= end;
  if (!isIndex || (digits > 1 && load<u8>(p) == ZERO)) return -1;
  return integerOf(p, <i32>digits);
}
