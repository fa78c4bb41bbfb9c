import { CR, LF, SPACE, TAB } from './ascii';

/** Whether line ends are whitespace: in a document they are, in a line they end it. */
let lineEndsAreSpace: bool = false;

export function takeLineEndsAsSpace(yes: bool): void {
  lineEndsAreSpace = yes;
}

/** The first byte at or after `p` that is not whitespace. */
// @inline
export function space(p: usize): usize {
  return load<u8>(p) > SPACE ? p : skip(p);
}

function skip(p: usize): usize {
  while (true) {
    const byte: u32 = load<u8>(p);
    const isSpace = byte == SPACE || byte == TAB;
    if (!isSpace && !(lineEndsAreSpace && (byte == LF || byte == CR))) return p;
    p++;
  }
}
