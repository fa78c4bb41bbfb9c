import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatePointer } from '../../../../src/artifacts/json';
import { escapeSegment } from '../../../../src/artifacts/json/json-pointer';
import { bytesOf } from '../../json/support';
import { machineFor } from './fuzz';

const LF = 0x0a;
const machine = machineFor('telemetry_event', 'writer');

/** Pointers to all that a value has, and beside each to what is not there. */
function* pointersOf(value: unknown, pointer = ''): Generator<string> {
  yield pointer;
  for (const missing of ['', 'missing', '0', '00', '7', '-', '1e0', '99999999999', 'é']) {
    yield `${pointer}/${missing}`;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    yield* pointersOf(child, `${pointer}/${escapeSegment(name)}`);
    yield `${pointer}/${escapeSegment(name.slice(0, -1))}`;
  }
}

/** What the machine says of every place of a text; nothing when it does not know that it is JSON. */
function placesIn(text: string, start: number) {
  const bytes = bytesOf(text);
  machine.input.set([...bytes, LF], start);
  if (!machine.isJson(start, start + bytes.length + 1)) return [];
  return [...pointersOf(JSON.parse(text))].flatMap((pointer) =>
    [false, true].map((key) => {
      const { column, length } = locatePointer(bytes, pointer, { key });
      return { pointer, found: machine.locate(start, pointer, key), expected: { column, length } };
    }),
  );
}

/** JSON as programs write it: compact, or with spaces. */
const line = fc
  .tuple(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(0, 1))
  .map(([value, space]) => JSON.stringify(value, null, space).replaceAll('\n', ''));

const EVENT =
  '{ "a": [10, {"x": "😀é", "y" : {}}, [[]]], "é": {"": 1.5e3 , "z": null}, "b": "\\\\" }';

describe('a place in a line', () => {
  it('is found where the walk over the text finds it', () => {
    let found = 0;
    fc.assert(
      fc.property(line, fc.nat({ max: 40 }), (text, start) => {
        for (const place of placesIn(text, start)) {
          if (place.found) expect(place.found).toEqual(place.expected);
          else expect(place.pointer).toContain('~');
          found++;
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(10_000);
  });

  it('is found behind characters of any length and spaces', () => {
    const places = placesIn(EVENT, 3);
    expect(places.length).toBeGreaterThan(100);
    for (const { found, expected } of places) expect(found).toEqual(expected);
  });

  it('is not looked for when the pointer has escapes or is long', () => {
    placesIn(EVENT, 0);
    expect(machine.locate(0, '/a~1b', false)).toBeUndefined();
    expect(machine.locate(0, `/${'é'.repeat(600)}`, false)).toBeUndefined();
  });
});
