import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJsonDocument, toJsonLine } from '../../../src/artifacts';
import { parseStrictJson } from '../../../src/artifacts/json';

const WRITERS = { toJsonLine, toJsonDocument };

/** What a plain JSON.stringify would write; the strict reader decides whether that may be. */
function readBack(text: string): unknown {
  const result = parseStrictJson(Buffer.from(text));
  return result.ok ? result.value : result.problems.map(({ rule }) => rule);
}

const scalar = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(2 ** 53, -(2 ** 53), 2 ** 53 - 1, 1e20, 1e300, -0, NaN, Infinity, 5e-324),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.boolean(),
  fc.constantFrom(
    null,
    undefined,
    1n,
    Symbol('s'),
    () => 1,
    new Date(0),
    new Map(),
    new Uint8Array(1),
  ),
);
const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('__proto__', '', 'a/b~', '\ud83d', 'toJSON'),
);
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const anyObject = fc.oneof(
  fc.array(data, { maxLength: 5 }),
  fc.dictionary(key, data, { maxKeys: 5 }),
);

/** Whether JSON holds the value as it is; written apart from the code under test. */
function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number')
    return (
      Math.abs(value) <= Number.MAX_SAFE_INTEGER || (Number.isFinite(value) && value % 1 !== 0)
    );
  if (typeof value === 'string') return Buffer.from(value).toString() === value;
  if (Array.isArray(value)) return Array.from(value).every(isJson);
  if (typeof value !== 'object' || value instanceof Date || value instanceof Map) return false;
  if (value instanceof Uint8Array) return false;
  return Object.entries(value).every(
    ([name, member]) => member === undefined || (isJson(name) && isJson(member)),
  );
}

/** -0 is written as 0, and undefined members are left out; all else comes back as it was. */
function expectedBack(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe.each(Object.entries(WRITERS))('%s', (name, write) => {
  it('writes what the strict reader reads back equal, and refuses all else', () => {
    let [written, refused] = [0, 0];
    fc.assert(
      fc.property(anyObject, (value) => {
        if (isJson(value)) {
          expect(readBack(write(value))).toEqual(expectedBack(value));
          written++;
        } else {
          expect(() => write(value)).toThrow(TypeError);
          refused++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(written, refused)).toBeGreaterThan(100);
  });

  it.each([
    ['/a/1', { a: [1, NaN] }],
    ['/a~1b~0', { 'a/b~': -Infinity }],
    ['/0', [2 ** 53]],
    ['/x/0', { x: [undefined] }],
    ['/x/1', { x: Object.assign([1], { length: 3 }) }],
    ['/s', { s: 'cut \ud83d' }],
    ['/d', { d: new Date(0) }],
    ['/f', { f: () => 1 }],
    ['/b', { b: 1n }],
  ])('names the place %s', (pointer, value) => {
    expect(() => write(value)).toThrow(`at "${pointer}"`);
  });

  it('refuses exactly the nesting that the reader refuses, and what holds itself', () => {
    const nested = (levels: number) => {
      let value: unknown[] = [];
      for (let i = 1; i < levels; i++) value = [value];
      return value;
    };
    expect(readBack(write(nested(512)))).toEqual(nested(512));
    expect(readBack(JSON.stringify(nested(513)))).toEqual(['nesting-too-deep']);
    expect(() => write(nested(513))).toThrow(/512 levels/);
    const ring: Record<string, unknown> = {};
    ring['again'] = ring;
    expect(() => write(ring)).toThrow(TypeError);
  });

  it('ends with its only line end where a line must', () => {
    const text = write({ a: 'x\ny', b: [1, {}] });
    expect(text.endsWith('\n')).toBe(true);
    expect(text).toBe(
      name === 'toJsonLine'
        ? '{"a":"x\\ny","b":[1,{}]}\n'
        : '{\n  "a": "x\\ny",\n  "b": [\n    1,\n    {}\n  ]\n}\n',
    );
  });

  it('refuses a text longer than the reader takes, and no shorter one', () => {
    const limit = 64 * 1024 * 1024 + (name === 'toJsonLine' ? 1 : 0);
    const overhead = Buffer.byteLength(write(['']));
    const most = limit - overhead;
    expect(Buffer.byteLength(write(['x'.repeat(most)]))).toBe(limit);
    expect(() => write(['x'.repeat(most + 2)])).toThrow(`more than ${limit}`);
  });
});
