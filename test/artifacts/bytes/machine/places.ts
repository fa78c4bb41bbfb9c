import type { LineMachine } from '../../../../src/artifacts/bytes';
import { locatePointer } from '../../../../src/artifacts/json';
import { escapeSegment } from '../../../../src/artifacts/json/json-pointer';
import { bytesOf } from '../../json/support';

const LF = 0x0a;

/** A line with characters of any length, spaces, long names, and containers of each kind. */
export const PLACES_LINE =
  '{ "a": [10, {"x": "😀é", "y" : {}}, [[]], 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],' +
  ' "é": {"": 1.5e3 , "z": null},  "first_of_two": 1, "other_of_two":\t2, "b": "\\\\" }';

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

/** What a machine says of every place of a text; nothing when it does not know that it is JSON. */
export function placesIn(machine: LineMachine, text: string, start: number) {
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
