import { CR, LF, SPACE, TAB } from './ascii';

/** Whether line ends are whitespace: in a document they are, in a line they end it. */
let lineEndsAreSpace: bool = false;

export function takeLineEndsAsSpace(yes: bool): void {
  lineEndsAreSpace = yes;
}

/** The first byte at or after `p` that is not whitespace. */
// @inline
export function space(p: usize): usize {
  if (load<u8>(p) > SPACE) return p;
  // One space, as Python writes it.
  return load<u8>(p) == SPACE && load<u8>(p, 1) > SPACE ? p + 1 : skip(p);
}

function skip(p: usize): usize {
  while (true) {
    const byte: u32 = load<u8>(p);
    const isSpace = byte == SPACE || byte == TAB;
    if (!isSpace && !(lineEndsAreSpace && (byte == LF || byte == CR))) return p;
    p++;
  }
}
