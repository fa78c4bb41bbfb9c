/**
 * What must not reach a terminal or a log as it is: control characters (escape sequences), format
 * characters (bidirectional overrides, zero-width), line separators, lone surrogates, unassigned.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Text of which every character is printable; found out faster than that none is unprintable. */
const PLAIN = /^[ -~]*$/;

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** `text` with every unprintable character as `\u001b` or `\u{e0001}`. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE, escapeCharacter);
}

/** `text` made printable and cut to `max` characters, for a place in a message. */
export function excerpt(text: string, max = 40): string {
  // Cut before escaping: a key may be megabytes long.
  const head = text.slice(0, max);
  return printable(head) + (head.length < text.length ? '…' : '');
}
