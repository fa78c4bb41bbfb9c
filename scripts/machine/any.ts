import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './ascii';
import { enter, leave } from './depth';
import { addKey, setTop, top } from './keys';
import { anyNumber } from './number';
import { space } from './space';
import { plainString, string } from './text';

/** After the value at `p`, when it is certainly JSON under the strict rules, else 0. */
export function any(p: usize): usize {
  switch (<u32>load<u8>(p)) {
    case QUOTE:
      return string(p);
    case OPEN_BRACE:
      return anyObject(p);
    case OPEN_BRACKET:
      return anyArray(p);
    case 0x74:
      return word(p, 0x65757274);
    case 0x66:
      return word(p + 1, 0x65736c61);
    case 0x6e:
      return word(p, 0x6c6c756e);
    default:
      return anyNumber(p);
  }
}

/** After four letters at `p`: `true`, `alse` or `null`. */
// @inline
function word(p: usize, letters: u32): usize {
  return load<u32>(p) == letters ? p + 4 : 0;
}

/** `true` or `false`. */
export function boolean(p: usize): usize {
  const end = word(p, 0x65757274);
  if (end) return end;
  return load<u8>(p) == 0x66 ? word(p + 1, 0x65736c61) : 0;
}

function anyArray(p: usize): usize {
  if (!enter()) return 0;
  p = space(p + 1);
  if (load<u8>(p) == CLOSE_BRACKET) return leave(p + 1);
  while (true) {
    const end = any(p);
    if (!end) return 0;
    p = space(end);
    if (load<u8>(p) == CLOSE_BRACKET) return leave(p + 1);
    if (load<u8>(p) != COMMA) return 0;
    p = space(p + 1);
  }
}

function anyObject(p: usize): usize {
  if (!enter()) return 0;
  const base = top;
  p = space(p + 1);
  if (load<u8>(p) == CLOSE_BRACE) return leave(p + 1);
  while (true) {
    const value = anyKey(base, p);
    const end = value ? any(value) : 0;
    if (!end) return 0;
    p = space(end);
    if (load<u8>(p) == CLOSE_BRACE) break;
    if (load<u8>(p) != COMMA) return 0;
    p = space(p + 1);
  }
  setTop(base);
  return leave(p + 1);
}

/** Where the value of the key at `p` begins; 0 when it is no plain key, or perhaps not a new one. */
export function anyKey(base: usize, p: usize): usize {
  const end = plainString(p);
  return end && addKey(base, p + 1, end - 1) ? valueAfter(end) : 0;
}

/** Where the value begins whose key ends at `p`; 0 when no colon follows. */
// @inline
export function valueAfter(p: usize): usize {
  p = space(p);
  return load<u8>(p) == COLON ? space(p + 1) : 0;
}
