/** Code points as sorted ranges without gaps between neighbours: low, high, low, high, ... */
export type CharSet = readonly number[];

/** The last code point. */
export const LAST = 0x10ffff;

export const ANY_CHAR: CharSet = [0, LAST];
export const DIGIT: CharSet = [0x30, 0x39];
export const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
/** ECMA-262 WhiteSpace and LineTerminator. */
export const SPACE: CharSet = [
  ...[0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
  ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
];
export const LINE_END: CharSet = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029];

export function union(sets: readonly CharSet[]): CharSet {
  const ranges: [number, number][] = [];
  for (const set of sets) {
    for (let index = 0; index < set.length; index += 2) {
      ranges.push([set[index] ?? 0, set[index + 1] ?? 0]);
    }
  }
  ranges.sort(([a], [b]) => a - b);
  const merged: number[] = [];
  for (const [low, high] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last + 1) merged[merged.length - 1] = Math.max(last, high);
    else merged.push(low, high);
  }
  return merged;
}

export function complement(set: CharSet): CharSet {
  const result: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    const low = set[index] ?? 0;
    if (low > next) result.push(next, low - 1);
    next = (set[index + 1] ?? LAST) + 1;
  }
  if (next <= LAST) result.push(next, LAST);
  return result;
}

export function has(set: CharSet, char: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (char < (set[2 * middle] ?? 0)) high = middle - 1;
    else if (char > (set[2 * middle + 1] ?? LAST)) low = middle + 1;
    else return true;
  }
  return false;
}

const properties = new Map<string, CharSet>();

/** Code points that an escape such as `\p{Letter}` matches, as the engine's own tables say. */
export function unicodeProperty(escape: string): CharSet {
  let set = properties.get(escape);
  if (!set) {
    const single = new RegExp(`^${escape}$`, 'u');
    const found: number[] = [];
    // A lone surrogate beside another would be read as one character, so each stands alone.
    for (let char = 0xd800; char <= 0xdfff; char++) {
      if (single.test(String.fromCharCode(char))) found.push(char, char);
    }
    set = union([runsOf(escape, 0, 0xd7ff), runsOf(escape, 0xe000, LAST), found]);
    properties.set(escape, set);
  }
  return set;
}

function runsOf(escape: string, first: number, last: number): CharSet {
  const found: number[] = [];
  const CHUNK = 0x4000;
  for (let from = first; from <= last; from += CHUNK) {
    const length = Math.min(CHUNK, last - from + 1);
    const text = String.fromCodePoint(...Array.from({ length }, (_, index) => from + index));
    for (const { 0: run } of text.matchAll(new RegExp(`${escape}+`, 'gu'))) {
      found.push(run.codePointAt(0) ?? 0, lastChar(run));
    }
  }
  return found;
}

function lastChar(text: string): number {
  const unit = text.charCodeAt(text.length - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && text.length > 1;
  return isPair ? (text.codePointAt(text.length - 2) ?? unit) : unit;
}
