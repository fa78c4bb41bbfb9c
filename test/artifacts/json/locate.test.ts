import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatePointer, locatePointers } from '../../../src/artifacts/json';
import { escapeSegment } from '../../../src/artifacts/json/json-pointer';
import { bytesOf, expectedVerdict, jsonText, mutatedJson, textOf } from './support';

interface Entry {
  pointer: string;
  value: unknown;
  key?: string;
}

function* entriesOf(value: unknown, pointer = '', key?: string): Generator<Entry> {
  yield { pointer, value, ...(key !== undefined && { key }) };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const childPointer = `${pointer}/${escapeSegment(name)}`;
    yield* entriesOf(child, childPointer, Array.isArray(value) ? undefined : name);
  }
}

function sliceAt(text: string, pointer: string, key = false): string {
  const bytes = bytesOf(text);
  const { offset, length } = locatePointer(bytes, pointer, { key });
  return textOf(bytes.subarray(offset, offset + length));
}

describe('locatePointer', () => {
  const text = '{\n  "a/b": [10, {"m~n": "😀", "\\u0063": true}],\n  "d": {}\n}';

  it.each([
    ['', text],
    ['/a~1b', '[10, {"m~n": "😀", "\\u0063": true}]'],
    ['/a~1b/0', '10'],
    ['/a~1b/1/m~0n', '"😀"'],
    ['/a~1b/1/c', 'true'],
    ['/d', '{}'],
  ])('value of %s', (pointer, slice) => {
    expect(sliceAt(text, pointer)).toBe(slice);
  });

  it.each([
    ['/a~1b', '"a/b"'],
    ['/a~1b/1/c', '"\\u0063"'],
    ['/a~1b/0', '10'],
    ['', text],
    ['/d/missing', '{}'],
  ])('key of %s', (pointer, slice) => {
    expect(sliceAt(text, pointer, true)).toBe(slice);
  });

  it.each([
    ['/d/missing', '{}'],
    ['/d/missing/deeper', '{}'],
    ['/a~1b/7', '[10, {"m~n": "😀", "\\u0063": true}]'],
    ['/a~1b/00', '[10, {"m~n": "😀", "\\u0063": true}]'],
    ['/a~1b/-', '[10, {"m~n": "😀", "\\u0063": true}]'],
    ['/a~1b/0/x', '10'],
    ['/missing', text],
  ])('%s is not there: its nearest ancestor', (pointer, slice) => {
    expect(sliceAt(text, pointer)).toBe(slice);
  });

  it('gives line and column', () => {
    expect(locatePointer(bytesOf(text), '/a~1b/1/c')).toMatchObject({ line: 2, column: 39 });
    expect(locatePointer(bytesOf(text), '/d', { key: true })).toMatchObject({ line: 3, column: 3 });
    const origin = { offset: 1000, line: 12 };
    expect(locatePointer(bytesOf('{"a":1}'), '/a', { origin })).toEqual({
      offset: 1005,
      line: 12,
      column: 6,
      length: 1,
    });
  });

  it('of two equal keys locates the last, as JSON.parse does', () => {
    expect(sliceAt('{"a":{"b":1},"a":{"c":2}}', '/a')).toBe('{"c":2}');
    expect(sliceAt('{"a":{"b":1},"a":{"c":2}}', '/a/b')).toBe('{"c":2}');
    expect(sliceAt('{"a":{"b":1},"a":3}', '/a/b')).toBe('3');
    expect(sliceAt('{"a":{"0":1},"a":[2]}', '/a/0', true)).toBe('2');
  });

  it('takes a pointer that is none for a mistake of the caller', () => {
    expect(() => locatePointer(bytesOf('{}'), 'a')).toThrow(TypeError);
  });

  it('locates every value and key of any document', () => {
    fc.assert(
      fc.property(jsonText, (document) => {
        const bytes = bytesOf(document);
        const entries = [...entriesOf(JSON.parse(document))];
        const values = locatePointers(
          bytes,
          entries.map(({ pointer }) => ({ pointer })),
        );
        const keys = locatePointers(
          bytes,
          entries.map(({ pointer }) => ({ pointer, key: true })),
        );
        entries.forEach(({ value, key }, i) => {
          const slice = (at = values[i]): unknown =>
            at && JSON.parse(textOf(bytes.subarray(at.offset, at.offset + at.length)));
          expect(slice()).toStrictEqual(value);
          if (key !== undefined) expect(slice(keys[i])).toBe(key);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives line and column of the offset it gives', () => {
    fc.assert(
      fc.property(jsonText, (document) => {
        const bytes = bytesOf(document);
        for (const { pointer } of entriesOf(JSON.parse(document))) {
          const { offset, line, column } = locatePointer(bytes, pointer);
          const before = textOf(bytes.subarray(0, offset)).split('\n');
          expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
        }
      }),
    );
  });

  it('stays within a text that is not JSON', () => {
    fc.assert(
      fc.property(
        mutatedJson,
        fc.constantFrom('', '/a', '/0', '/a/b', '/0/1'),
        (bytes, pointer) => {
          if (expectedVerdict(bytes).json) return;
          const { offset, length } = locatePointer(bytes, pointer);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('locates in a text cut short what stands before the cut', () => {
    expect(sliceAt('{"a":[1,{"b":2', '/a/1/b')).toBe('2');
    expect(sliceAt('{"a":[1,{"b":', '/a/1/b')).toBe('{"b":');
    expect(sliceAt('\ufeff {"a":1}', '/a')).toBe('1');
  });
});
