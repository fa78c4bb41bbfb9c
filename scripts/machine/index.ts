import { any } from './any';
import { LF } from './ascii';
import { check } from './check';
import { setDepth } from './depth';
import { setTop } from './keys';
import { Region } from './layout';
import { lineInAnyOrder } from './members';
import { isNoting, stopNoting } from './notes';
import { documentTag, setTag } from './object';
import { follows, keepLastTime } from './order';
import { findPlace } from './place';
import { space, takeLineEndsAsSpace } from './space';
import { alongTrail, forgetTrails, layTrail, lookForTrail } from './trail';

export { follow, getLastTimeBytes, getNextSeq, unfollow } from './order';
export { codeUnits, getPlace, getPlaceEnd } from './place';

/** Why {@link next} stopped. */
const END: i32 = 0;
const DOUBT: i32 = 1;
const WANTED: i32 = 2;

/** Node that every line must be. */
let root: usize = Region.PROGRAM;
/** Bits of the tags whose lines are handed out. */
let wanted: u64 = 0;

let position: usize = 0;
let lineEnd: usize = 0;
let lines: i32 = 0;

export function setRoot(address: i32): void {
  root = address;
  forgetTrails();
}

export function want(low: i32, high: i32): void {
  wanted = ((<u64>(<u32>high)) << 32) | (<u64>(<u32>low));
}

export function getPosition(): i32 {
  return <i32>position;
}

export function getLineEnd(): i32 {
  return <i32>lineEnd;
}

export function getLines(): i32 {
  return lines;
}

/** Goes over lines up to the first that is not certainly valid, that is wanted, or that has no LF. */
export function next(start: usize, end: usize): i32 {
  takeLineEndsAsSpace(false);
  const limit = afterLastLine(start, end);
  lines = 0;
  position = start;
  let reason = END;
  while (position < limit && reason == END) {
    lineEnd = afterLine(position);
    if (!lineEnd) {
      lineEnd = afterLineFeed(position);
      reason = DOUBT;
    } else {
      lines++;
      // Of documents without a tag, bit 63 stands for all.
      if ((wanted >> (<u64>(documentTag & 63))) & 1) reason = WANTED;
      else position = lineEnd;
    }
  }
  if (reason == END) lineEnd = position;
  keepLastTime();
  return reason;
}

/** After the LF of the line at `p`, when it is certainly valid, else 0. */
function afterLine(p: usize): usize {
  const end = alongTrail(p) || offTrail(p);
  return end && follows() ? end : 0;
}

function offTrail(p: usize): usize {
  begin();
  lookForTrail();
  if (!isNoting) {
    const lineEnd = lineInAnyOrder(root, p);
    if (lineEnd) return lineEnd;
    begin();
  }
  let end = check(root, space(p));
  if (!end) return 0;
  end = space(end);
  if (load<u8>(end) != LF) return 0;
  layTrail(p, end + 1, documentTag);
  return end + 1;
}

/** Whether one text is certainly a valid document. */
export function isDocument(start: usize, end: usize): bool {
  return isWhole(start, end, false);
}

/** Whether one text is certainly JSON under the strict rules. */
export function isJson(start: usize, end: usize): bool {
  return isWhole(start, end, true);
}

function isWhole(start: usize, end: usize, ofAnyKind: bool): bool {
  takeLineEndsAsSpace(true);
  begin();
  // Nothing in JSON goes on after a NUL, so no scan leaves the text.
  const kept = load<u8>(end);
  store<u8>(end, 0);
  const p = space(start);
  const after = ofAnyKind ? any(p) : check(root, p);
  const isOne = after != 0 && space(after) == end;
  store<u8>(end, kept);
  return isOne;
}

/** See {@link findPlace}. */
export function locate(start: usize, pointerBytes: i32, ofKey: bool): void {
  takeLineEndsAsSpace(true);
  begin();
  findPlace(start, pointerBytes, ofKey);
}

function begin(): void {
  stopNoting();
  setDepth(0);
  setTag(-1);
  setTop(Region.KEYS);
}

/** After the last LF in the range; its start when it has none. */
function afterLastLine(start: usize, end: usize): usize {
  let p = end;
  while (p > start && load<u8>(p - 1) != LF) p--;
  return p;
}

function afterLineFeed(p: usize): usize {
  while (true) {
    const lineFeeds = i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(0x0a)));
    if (lineFeeds) return p + <usize>ctz(lineFeeds) + 1;
    p += 16;
  }
}
