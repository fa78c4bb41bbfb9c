import { check } from './check';
import { dateTime } from './date-time';
import { setDepth } from './depth';
import { setTop } from './keys';
import { Note, Op, Region, Role, Step } from './layout';
import { integer, number } from './number';
import { isNoting, notesEnd, startNoting, stopNoting } from './notes';
import { setTag } from './object';
import { capture } from './order';

/**
 * Trails: what the lines before had in common. A step is a text and the node of the value after it;
 * the last one's text ends the line. Which nodes the values of an accepted line are held to, and
 * that nothing is missing or there twice, follows from the texts between them. So a line of the same
 * texts is valid when its values are.
 */

/** So many steps are tried at one place. */
const MOST_OTHERS: i32 = 16;
/** So many lines that go along no trail, and the trails are laid anew. */
const MOST_MISSES: i32 = 1000;
/** So many lines none is laid for, where fewer lines went along the trails than did not. */
const REST: i32 = 128000;

/** Bits with which no 16 bytes are alike. */
const NEVER: i32 = 0x10000;

/** Where the address of the first step is, and where the next step goes. */
const FIRST: usize = Region.TRAILS;
let stepsEnd: usize = FIRST + 16;
let isFull: bool = false;
/** Lines that went along the trails since they are full, and those that did not. */
let hits: i32 = 0;
let misses: i32 = 0;
let rest: i32 = 0;

export function forgetTrails(): void {
  store<i32>(FIRST, 0);
  stepsEnd = FIRST + 16;
  isFull = false;
  rest = 0;
}

/** After the LF of the line at `p` when it goes along a trail, else 0. */
export function alongTrail(p: usize): usize {
  if (rest) return 0;
  let step = <usize>load<i32>(FIRST);
  while (step) {
    const value = afterText(step, p);
    const node = <usize>load<i32>(step, Step.NODE);
    const end = value && node ? afterValue(step, node, value) : 0;
    if (value && load<i32>(step, Step.RUN_ID)) captureRunId(step, p);
    if (end) {
      capture(load<i32>(step, Step.ROLE), value, end);
      p = end;
      step = <usize>load<i32>(step, Step.NEXT);
    } else if (value && !node) {
      setTag(load<i32>(step, Step.TAG));
      hits++;
      return value;
    } else {
      step = <usize>load<i32>(step, Step.OTHER);
    }
  }
  return 0;
}

/** After the step's value, when that is at `p`, else 0. */
// @inline
function afterValue(step: usize, node: usize, p: usize): usize {
  switch (load<i32>(node)) {
    case Op.INTEGER:
      return asLastTime(step, p, integer(node, p));
    case Op.NUMBER:
      return number(node, p);
    case Op.DATE_TIME:
      return dateTime(node, p);
    case Op.TEXT:
    case Op.CLASS:
    case Op.AUTOMATON:
      return isLastString(step, p) ? p + load<i32>(step, Step.BYTES) : anyString(step, node, p);
    default:
      setTop(Region.KEYS);
      setDepth(load<i32>(step, Step.DEPTH));
      return check(node, p);
  }
}

/** Whether the string at `p` is the last one. */
// @inline
function isLastString(step: usize, p: usize): bool {
  const same = i8x16.bitmask(i8x16.eq(v128.load(step, Step.VALUE), v128.load(p)));
  return (same | load<i32>(step, Step.VALUE_BEYOND)) == 0xffff;
}

function anyString(step: usize, node: usize, p: usize): usize {
  const end = check(node, p);
  const bytes = <i32>(end - p);
  if (!end || bytes > 16) return end;
  v128.store(step, v128.load(p), Step.VALUE);
  store<i32>(step, (0xffff << bytes) & 0xffff, Step.VALUE_BEYOND);
  store<i32>(step, bytes, Step.BYTES);
  return end;
}

// @inline
function captureRunId(step: usize, p: usize): void {
  capture(Role.RUN_ID, p + load<i32>(step, Step.RUN_ID), p + load<i32>(step, Step.RUN_ID_END));
}

/** After the step's text, when it is at `p`, else 0. */
// @inline
function afterText(step: usize, p: usize): usize {
  const last = <usize>load<i32>(step, Step.LAST_BLOCK);
  if ((same(step + last, p + last) | load<i32>(step, Step.BEYOND)) != 0xffff) return 0;
  return last == 0 || isSameBefore(step, p, last) ? p + load<i32>(step, Step.LENGTH) : 0;
}

/** Whether the blocks before the last are alike. */
// @inline
function isSameBefore(step: usize, p: usize, last: usize): bool {
  if (same(step, p) != 0xffff) return false;
  if (last == 16) return true;
  if (same(step + 16, p + 16) != 0xffff) return false;
  for (let at: usize = 32; at < last; at += 16) if (same(step + at, p + at) != 0xffff) return false;
  return true;
}

/**
 * The end of a value. As most often the value is as long as last time, a processor goes on with that
 * length before it has found the end.
 */
// @inline
function asLastTime(step: usize, p: usize, end: usize): usize {
  const bytes = <i32>(end - p);
  const last = load<i32>(step, Step.BYTES);
  if (bytes == last) return p + last;
  store<i32>(step, bytes, Step.BYTES);
  return end;
}

/** Bits of the bytes that are alike. */
// @inline
function same(step: usize, p: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(step, Step.TEXT), v128.load(p)));
}

/** Before a line that goes along no trail. */
export function lookForTrail(): void {
  if (rest) rest--;
  else if (!isFull) return startNoting();
  else if (++misses > MOST_MISSES) {
    const isOfUse = hits > misses;
    forgetTrails();
    if (!isOfUse) rest = REST;
  }
  stopNoting();
}

/** Lays a trail along the line from `start` to `end`, of whose values there are notes. */
export function layTrail(start: usize, end: usize, tag: i32): void {
  if (!isNoting) return;
  let place = FIRST;
  let from = start;
  let runId: usize = 0;
  for (let note: usize = Region.NOTES; note < notesEnd; note += Note.SIZE) {
    if (!load<i32>(note, Note.NODE)) {
      runId = note;
      continue;
    }
    const step = stepAt(place, from, <usize>load<i32>(note, Note.START), note);
    if (!step) return;
    if (runId) noteRunId(step, runId, from);
    runId = 0;
    from = <usize>load<i32>(note, Note.END);
    place = step + Step.NEXT;
  }
  const step = stepAt(place, from, end, 0);
  if (!step) return;
  if (runId) noteRunId(step, runId, from);
  store<i32>(step, tag, Step.TAG);
}

function noteRunId(step: usize, note: usize, from: usize): void {
  store<i32>(step, load<i32>(note, Note.START) - <i32>from, Step.RUN_ID);
  store<i32>(step, load<i32>(note, Note.END) - <i32>from, Step.RUN_ID_END);
}

/** The step of a text, found or made; 0 when there is no room for it. */
function stepAt(place: usize, from: usize, to: usize, note: usize): usize {
  const length = <i32>(to - from);
  const node = note ? load<i32>(note, Note.NODE) : 0;
  let others = 0;
  for (; load<i32>(place); place = <usize>load<i32>(place) + Step.OTHER) {
    const step = <usize>load<i32>(place);
    const isSame = load<i32>(step, Step.NODE) == node && load<i32>(step, Step.LENGTH) == length;
    if (isSame && afterText(step, from)) return step;
    others++;
  }
  const step = stepsEnd;
  const stepEnd = step + Step.TEXT + ((length + 15) & ~15);
  isFull = others >= MOST_OTHERS || stepEnd > <usize>Region.TRAILS_END;
  if (isFull) {
    hits = 0;
    misses = 0;
    return 0;
  }
  stepsEnd = stepEnd;
  const last = (length - 1) & ~15;
  memory.fill(step, 0, Step.TEXT);
  store<i32>(step, node, Step.NODE);
  store<i32>(step, note ? load<i32>(note, Note.ROLE) : 0, Step.ROLE);
  store<i32>(step, note ? load<i32>(note, Note.DEPTH) : 0, Step.DEPTH);
  store<i32>(step, NEVER, Step.VALUE_BEYOND);
  store<i32>(step, length, Step.LENGTH);
  store<i32>(step, last, Step.LAST_BLOCK);
  store<i32>(step, (0xffff << (length - last)) & 0xffff, Step.BEYOND);
  memory.copy(step + Step.TEXT, from, length);
  store<i32>(place, <i32>step);
  return step;
}
