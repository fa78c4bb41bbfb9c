import type { TelemetryEvent } from '../../src';
import { seededRandom, type SeededRandom } from '../../src/stats';

/** How an event is written as a line; `seq` tells which it is. */
export type Spelling = (event: TelemetryEvent, seq: number) => string;

/** As JSON.stringify writes it: what our own runtime leaves. */
export const asWritten: Spelling = (event) => JSON.stringify(event);

/** As Python's json.dumps writes it: a space after each separator, and \u escapes. */
export const asPythonWrites: Spelling = (event) => python(event);

/** As json.dumps(sort_keys=True) writes it: the keys of every object in one other order. */
export const asPythonSorts: Spelling = (event) => python(sorted(event));

/** With the keys of every object in an order of their own, drawn anew for each event. */
export function inOtherOrders(seed: number): Spelling {
  const random = seededRandom(seed);
  return (event) => JSON.stringify(shuffled(event, random));
}

function python(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return ascii(JSON.stringify(value));
  const entries = Object.entries(value).map(([key, inner]) => `${python(key)}: ${python(inner)}`);
  return `{${entries.join(', ')}}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function ascii(text: string): string {
  return text.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function shuffled(value: unknown, random: SeededRandom): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, random)]);
  for (let last = entries.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [entries[last], entries[other]] = [entries[other] ?? [], entries[last] ?? []];
  }
  return Object.fromEntries(entries) as unknown;
}
