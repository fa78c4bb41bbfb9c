import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineFor } from './fuzz';
import { PLACES_LINE, placesIn } from './places';

const machine = machineFor('telemetry_event', 'writer');

/** JSON as programs write it: compact, or with spaces. */
const line = fc
  .tuple(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(0, 1))
  .map(([value, space]) => JSON.stringify(value, null, space).replaceAll('\n', ''));

describe('a place in a line', () => {
  it('is found where the walk over the text finds it', () => {
    let found = 0;
    fc.assert(
      fc.property(line, fc.nat({ max: 40 }), (text, start) => {
        for (const place of placesIn(machine, text, start)) {
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
    const places = placesIn(machine, PLACES_LINE, 3);
    expect(places.length).toBeGreaterThan(100);
    for (const { found, expected } of places) expect(found).toEqual(expected);
  });

  it('is not looked for when the pointer has escapes or is long', () => {
    placesIn(machine, PLACES_LINE, 0);
    expect(machine.locate(0, '/a~1b', false)).toBeUndefined();
    expect(machine.locate(0, `/${'é'.repeat(600)}`, false)).toBeUndefined();
  });
});
