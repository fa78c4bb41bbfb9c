import { canonical, isObject, type Json } from '../json';

/** Simplifications tried at most. */
const MAX_TRIED = 400;

/** Values looked at while trying, at most. */
const MAX_VISITED = 40_000;

/** Arrays longer than this are halved rather than looked at item by item. */
const LONG = 64;

/**
 * Makes a value simpler as long as it stays what it is to be: takes away properties and items,
 * shortens strings, rounds numbers.
 */
export function shrink(value: Json, keeps: (value: Json) => boolean): Json {
  let best = value;
  let tried = 0;
  const most = Math.min(MAX_TRIED, MAX_VISITED / sizeOf(value));
  for (let improved = true; improved;) {
    improved = false;
    for (const simpler of simplifications(best)) {
      if (++tried > most) return best;
      if (!keeps(simpler)) continue;
      best = simpler;
      improved = true;
      break;
    }
  }
  return best;
}

/** Values that are simpler in one respect, by the order of weight: none is simplified to itself. */
function* simplifications(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    if (value.length > LONG) yield value.slice(0, value.length >> 1);
    else
      for (const [index, item] of value.entries()) {
        yield value.filter((_, at) => at !== index);
        for (const simpler of simplifications(item)) yield value.with(index, simpler);
      }
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    for (const [key] of entries) yield Object.fromEntries(entries.filter(([one]) => one !== key));
    for (const [key, inner] of entries) {
      for (const simpler of simplifications(inner)) {
        yield Object.fromEntries(entries.map((one) => (one[0] === key ? [key, simpler] : one)));
      }
    }
  } else if (typeof value === 'string') yield* shorter(value);
  else if (typeof value === 'number') yield* rounder(value);
  if (typeof value === 'object' && value !== null && sizeOf(value) > 1) yield null;
}

/** How many values there are inside a value, itself among them; not counted beyond what matters. */
function sizeOf(value: Json): number {
  let size = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined && size <= MAX_VISITED; next = open.pop()) {
    size++;
    if (typeof next === 'object' && next !== null)
      open.push(...Object.values(next).slice(0, MAX_VISITED));
  }
  return size;
}

function* shorter(text: string): Generator<string> {
  if (text === '') return;
  yield '';
  const chars = Array.from(text);
  if (chars.length > 2) yield chars.slice(0, chars.length >> 1).join('');
  if (chars.length > 1) yield chars.slice(0, -1).join('');
}

function* rounder(value: number): Generator<number> {
  for (const simpler of [
    0,
    1,
    Math.trunc(value),
    Math.trunc(value / 10) * 10,
    0.5,
    Math.round(value * 10) / 10,
  ]) {
    if (canonical(simpler).length < canonical(value).length || simpler === 0) {
      if (simpler !== value) yield simpler;
    }
  }
}
