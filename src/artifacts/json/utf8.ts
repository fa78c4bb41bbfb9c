/** Which second bytes may follow a lead byte, where not all of 80..BF may (RFC 3629 §4). */
const SECOND_BYTE: Readonly<Record<number, readonly [low: number, high: number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};
const ANY_SECOND_BYTE = [0x80, 0xbf] as const;

function announcedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/**
 * Bytes of the well-formed UTF-8 sequence that starts at `at` (RFC 3629 §4); 0 when there is none:
 * a stray continuation, an overlong form, a surrogate, above U+10FFFF, cut short, or no byte left.
 */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead === undefined) return 0;
  const length = announcedLength(lead);
  if (length < 2) return length;
  const [low, high] = SECOND_BYTE[lead] ?? ANY_SECOND_BYTE;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let i = at + 2; i < at + length; i++) {
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** UTF-16 code units of a sequence of that many bytes; a byte that is not UTF-8 (0) counts as one. */
export function codeUnits(length: number): number {
  return length === 4 ? 2 : 1;
}

/** Whether EF BB BF stands at `at`. */
export function hasByteOrderMark(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

export const BYTE_ORDER_MARK_BYTES = 3;

/** The same bytes as a Buffer: made once for a text, or decoding its keys costs twice the time. */
export function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/**
 * A slice, cut at the end of `bytes`, as text; bytes that are not UTF-8 become U+FFFD. Keeps a byte
 * order mark, as a TextDecoder would not.
 */
export function utf8Slice(bytes: Uint8Array, start: number, end: number): string {
  return asBuffer(bytes).toString('utf8', start, end);
}

/** As {@link utf8Slice}, of all bytes. */
export function utf8Text(bytes: Uint8Array): string {
  // Without arguments it goes the shortest way.
  return asBuffer(bytes).toString();
}
