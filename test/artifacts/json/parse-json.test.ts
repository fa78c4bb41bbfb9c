import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_PROBLEMS, parseStrictJson } from '../../../src/artifacts/json';
import { cpuMs } from '../../cpu-time';
import { bytesOf, expectedVerdict, jsonText, mutatedJson, rulesOf } from './support';

function problemsOf(input: string | Uint8Array) {
  const result = parseStrictJson(typeof input === 'string' ? bytesOf(input) : input);
  return result.ok ? [] : result.problems;
}

function agreesWithJsonParse(bytes: Uint8Array): void {
  const expected = expectedVerdict(bytes);
  const result = parseStrictJson(bytes);
  if (!expected.json) {
    expect(result.ok).toBe(false);
    return;
  }
  const broken = new Set(result.ok ? [] : result.problems.map(({ rule }) => rule));
  expect(broken).toEqual(expected.broken);
  if (!result.ok) expect(result.complete).toBe(true);
  else expect(result.value).toStrictEqual(expected.value);
}

describe('parseStrictJson', () => {
  it('gives the value of JSON.parse', () => {
    const text = ' {"a": [1, -0, 2.5e-3, "\\ud83d\\ude00\\n", true, false, null], "": {}} ';
    expect(parseStrictJson(bytesOf(text))).toStrictEqual({
      ok: true,
      value: JSON.parse(text) as unknown,
    });
  });

  it('accepts what JSON.parse accepts unless a stricter rule is broken, with an equal value', () => {
    fc.assert(fc.property(mutatedJson, agreesWithJsonParse), { numRuns: 5000 });
  });

  it('agrees on unchanged JSON of every kind', () => {
    fc.assert(
      fc.property(jsonText, (text) => agreesWithJsonParse(bytesOf(text))),
      { numRuns: 2000 },
    );
  });

  it('agrees on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), agreesWithJsonParse), {
      numRuns: 2000,
    });
  });

  it('agrees for every byte at every position of a line', () => {
    const line = bytesOf('{"a":[1,-2.5e+3,"é\\u00e9\\n"],"b":{"c":null,"d":true}}');
    for (let at = 0; at < line.length; at++) {
      for (let byte = 0; byte < 256; byte++) {
        agreesWithJsonParse(line.with(at, byte));
      }
    }
  });

  it('agrees for every prefix of a line', () => {
    const line = bytesOf('[{"a":"é😀\\ud83d\\ude00","b":[true,false,null,-1.5e-3]},{}]');
    for (let end = 0; end <= line.length; end++) agreesWithJsonParse(line.subarray(0, end));
  });

  it('keeps __proto__ as a plain property and pollutes nothing', () => {
    const result = parseStrictJson(
      bytesOf('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    if (!result.ok) throw new Error('refused');
    expect(Object.keys(result.value ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('reads a view into a larger buffer', () => {
    const whole = bytesOf('xx[1]xx');
    expect(parseStrictJson(whole.subarray(2, 5))).toStrictEqual({ ok: true, value: [1] });
    for (let end = 0; end < 8; end++) {
      const torn = bytesOf('["\\u0041"]').subarray(0, end);
      expect(parseStrictJson(torn)).toEqual(parseStrictJson(torn.slice()));
    }
  });
});

describe('positions and pointers', () => {
  it('counts lines from 1 and columns in UTF-16 code units', () => {
    expect(problemsOf('{\n  "😀é": x')[0]).toMatchObject({ offset: 14, line: 2, column: 10 });
  });

  it('gives a byte order mark no column', () => {
    expect(problemsOf('\ufeff[x')[1]).toMatchObject({ offset: 4, line: 1, column: 2 });
    expect(problemsOf('[\n\ufeff')[0]).toMatchObject({ offset: 2, line: 2, column: 1 });
  });

  it.each([
    ['{"a":{"b":[1,{"c":tru}]}}', '/a/b/1/c'],
    ['{"a/b~c":[NaN]}', '/a~1b~0c/0'],
    ['{"a":1,"b"', '/b'],
    ['{"a":1 "b"', ''],
    ['{"a":1,x', ''],
    ['[1,', '/1'],
    ['[[],[]}', ''],
    ['nul', ''],
    ['{"a":{"x":1,"x":2}}', '/a/x'],
    ['{"a":[{}], "a":2}', '/a'],
  ])('%s: %s', (text, pointer) => {
    expect(problemsOf(text).at(-1)?.pointer).toBe(pointer);
  });

  it('reports in terms of the file when the text is a part of it', () => {
    const bytes = bytesOf('{"a":1,"a":2}');
    const result = parseStrictJson(bytes, { origin: { offset: 100, line: 7 } });
    expect(result).toMatchObject({
      problems: [{ offset: 107, line: 7, column: 8, related: { offset: 101, line: 7, column: 2 } }],
    });
  });
});

describe('hostile sizes', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it(`accepts ${MAX_DEPTH} levels and refuses one more`, () => {
    expect(rulesOf(nested(MAX_DEPTH))).toEqual([]);
    expect(rulesOf(nested(MAX_DEPTH + 1))).toEqual(['nesting-too-deep']);
    expect(rulesOf('{"a":'.repeat(MAX_DEPTH + 1))).toEqual(['nesting-too-deep']);
  });

  it('survives 100,000 levels, closed or not', () => {
    expect(rulesOf(nested(100_000))).toEqual(['nesting-too-deep']);
    expect(rulesOf('['.repeat(100_000))).toEqual(['nesting-too-deep']);
    expect(rulesOf('{"":'.repeat(100_000))).toEqual(['nesting-too-deep']);
  });

  it('lists a thousand problems and counts the rest', () => {
    const result = parseStrictJson(bytesOf(`[${Array(5000).fill('1e999').join()}]`));
    if (result.ok) throw new Error('accepted');
    expect(result.problems).toHaveLength(MAX_PROBLEMS);
    expect(result.omitted).toBe(4000);
    expect(result.problems.at(-1)).toMatchObject({ pointer: '/999', line: 1, column: 5996 });
  });

  it('refuses a document over the limit without reading it', () => {
    const result = parseStrictJson(bytesOf('[1,2]'), { maxBytes: 4 });
    expect(result).toMatchObject({ ok: false, problems: [{ rule: 'document-too-large' }] });
    expect(parseStrictJson(bytesOf('[12]'), { maxBytes: 4 }).ok).toBe(true);
    const zeros = new Uint8Array((128 << 20) + 1);
    expect(parseStrictJson(zeros, { maxBytes: Infinity })).toMatchObject({
      problems: [{ rule: 'document-too-large' }],
    });
  });

  it.each([
    ['many keys', (n: number) => `{${Array.from({ length: n }, (_, i) => `"k${i}":1`).join()}}`],
    ['one key again and again', (n: number) => `{${Array(n).fill('"a":1').join()}}`],
    ['problems on one line', (n: number) => `[${Array(n).fill('NaN').join()}]`],
    ['a long string of escapes', (n: number) => `"${'\\u0041'.repeat(n)}"`],
    ['a long number', (n: number) => '1'.repeat(n * 4)],
    ['a long word', (n: number) => 'x'.repeat(n * 4)],
    ['a long string never closed', (n: number) => `"${'x'.repeat(n * 4)}`],
    ['whitespace', (n: number) => ' '.repeat(n * 4)],
  ])('takes linear time: %s', (_name, make) => {
    const bytes = bytesOf(make(200_000));
    const start = cpuMs();
    parseStrictJson(bytes);
    // A quadratic step over 10^6 bytes takes minutes; the margin is for slow machines.
    expect(cpuMs() - start).toBeLessThan(20_000);
  });
});
