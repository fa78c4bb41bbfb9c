import { Region, Role } from './layout';
import { integerOf } from './number';

/** Bytes of a timestamp without its Z that are compared: up to nine digits of a second. */
const SORTABLE_BYTES: usize = 29;

let isFollowing: bool = false;
let runIdBytes: usize = 0;
let nextSeq: i64 = 0;

/** The last accepted timestamp, in the input or kept. */
let lastTime: usize = 0;
let lastTimeBytes: usize = 0;

/** Holds the lines to one run; its run_id and last timestamp have been written to their regions. */
export function follow(runIdLength: i32, seqToCome: f64, timestampLength: i32): void {
  isFollowing = true;
  runIdBytes = <usize>runIdLength;
  nextSeq = <i64>seqToCome;
  lastTime = Region.LAST_TIME;
  lastTimeBytes = <usize>timestampLength;
  fillSortable(lastTime, lastTimeBytes);
}

export function unfollow(): void {
  isFollowing = false;
}

export function getNextSeq(): f64 {
  return <f64>nextSeq;
}

/** Bytes of the last timestamp, which is in its region. */
export function getLastTimeBytes(): i32 {
  return <i32>lastTimeBytes;
}

/** Notes where a value stands: of any, for to ask whether the order depends on it takes longer. */
// @inline
export function capture(role: i32, start: usize, end: usize): void {
  const at = Region.CAPTURES + ((<usize>role) << 3);
  store<i32>(at, <i32>start);
  store<i32>(at, <i32>end, 4);
}

// @inline
function startOf(role: usize): usize {
  return <usize>load<i32>(Region.CAPTURES + (role << 3));
}

// @inline
function endOf(role: usize): usize {
  return <usize>load<i32>(Region.CAPTURES + (role << 3), 4);
}

/** Whether the line just checked follows the one before it, which it is from now on. */
export function follows(): bool {
  return !isFollowing || isNext();
}

function isNext(): bool {
  const runId = startOf(Role.RUN_ID) + 1;
  const runIdEnd = endOf(Role.RUN_ID) - 1;
  if (runIdEnd - runId != runIdBytes || !isEqual(runId, Region.RUN_ID, runIdBytes)) return false;
  const seq = startOf(Role.SEQ);
  if (integerOf(seq, <i32>(endOf(Role.SEQ) - seq)) != nextSeq) return false;
  const time = startOf(Role.TIMESTAMP) + 1;
  const bytes = endOf(Role.TIMESTAMP) - 1 - time;
  if (bytes > SORTABLE_BYTES + 1 || isBeforeLast(time, bytes)) return false;
  fillSortable(time, bytes);
  nextSeq++;
  lastTime = time;
  lastTimeBytes = bytes;
  return true;
}

/** Takes the last timestamp out of the input, which is going to be written over. */
export function keepLastTime(): void {
  if (lastTime != Region.LAST_TIME) memory.copy(Region.LAST_TIME, lastTime, lastTimeBytes);
  lastTime = Region.LAST_TIME;
}

export function isEqual(a: usize, b: usize, bytes: usize): bool {
  let i: usize = 0;
  for (; i + 8 <= bytes; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return false;
  for (; i < bytes; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

/** Bytes `from` to `from + 15` of a timestamp without its Z, filled up with zeros. */
function sortable(start: usize, bytes: usize, from: usize): v128 {
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const left = max(0, min(16, <i32>bytes - 1 - <i32>from));
  const isTime = i8x16.lt_u(lanes, i8x16.splat(<i8>left));
  return v128.bitselect(v128.load(start + from), i8x16.splat(0x30), isTime);
}

function fillSortable(start: usize, bytes: usize): void {
  v128.store(Region.LAST_TIME_SORTABLE, sortable(start, bytes, 0));
  v128.store(Region.LAST_TIME_SORTABLE, sortable(start, bytes, 16), 16);
}

function isBeforeLast(start: usize, bytes: usize): bool {
  const first = compare(sortable(start, bytes, 0), v128.load(Region.LAST_TIME_SORTABLE));
  if (first != 0) return first < 0;
  return compare(sortable(start, bytes, 16), v128.load(Region.LAST_TIME_SORTABLE, 16)) < 0;
}

/** Negative when the first byte that differs is less in `a`, 0 when none differs. */
function compare(a: v128, b: v128): i32 {
  const different = i8x16.bitmask(i8x16.ne(a, b));
  if (!different) return 0;
  return (i8x16.bitmask(i8x16.lt_u(a, b)) >> ctz(different)) & 1 ? -1 : 1;
}
