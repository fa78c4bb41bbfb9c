import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame, locatePointer, parseStrictJson } from '../../../src/artifacts/json';
import { bytesOf, jsonText, mutatedJson } from './support';

const frame = (text: string, column: number, length?: number, line = 1): string =>
  codeFrame(bytesOf(text), { line, column, ...(length !== undefined && { length }) });

describe('codeFrame', () => {
  it('shows the line and underlines the place', () => {
    expect(frame('{\n  "a": tru\n}', 8, 3, 2)).toBe('2 |   "a": tru\n  |        ^^^');
  });

  it('puts the caret after the end when the text ends too early', () => {
    expect(frame('[1,', 4)).toBe('1 | [1,\n  |    ^');
    expect(frame('', 1)).toBe('1 |\n  | ^');
  });

  it('cuts a long line on both sides', () => {
    const shown = frame(`${'a'.repeat(1e6)}X${'b'.repeat(1e6)}`, 1e6 + 1);
    expect(shown).toBe(`1 | …${'a'.repeat(30)}X${'b'.repeat(49)}…\n  | ${' '.repeat(31)}^`);
  });

  it('gives the space one side does not need to the other', () => {
    expect(frame(`${'a'.repeat(100)}X`, 101)).toBe(
      `1 | …${'a'.repeat(79)}X\n  | ${' '.repeat(80)}^`,
    );
    expect(frame(`X${'b'.repeat(100)}`, 1)).toBe(`1 | X${'b'.repeat(79)}…\n  | ^`);
  });

  it('underlines no further than the window and the line', () => {
    expect(frame(`[${'1'.repeat(200)}]`, 2, 200).split('\n')[1]).toBe(`  |  ${'^'.repeat(79)}`);
    expect(frame('[1,\n2]', 1, 6)).toBe('1 | [1,\n  | ^^^');
  });

  it('lets no escape sequence, bidirectional control or bad byte through', () => {
    expect(frame('"\u001b[31m\u202e\u0007"', 2)).toBe(
      '1 | "\\u001b[31m\\u202e\\u0007"\n  |  ^^^^^^',
    );
    const bad = codeFrame(Uint8Array.of(0x22, 0xff, 0x22), { line: 1, column: 2 });
    expect(bad).toBe('1 | "\\xff"\n  |  ^^^^');
  });

  it('keeps the caret in place after tabs, wide and combining characters', () => {
    expect(frame('\t\tX', 3)).toBe('1 |     X\n  |     ^');
    expect(frame('漢😀X', 4)).toBe('1 | 漢😀X\n  |     ^');
    expect(frame('e\u0301X', 3)).toBe('1 | e\u0301X\n  |  ^');
  });

  it('numbers the line of a JSONL record as the file does', () => {
    const shown = codeFrame(bytesOf('[x]'), { line: 120, column: 2 }, { firstLine: 120 });
    expect(shown).toBe('120 | [x]\n    |  ^');
    const second = codeFrame(bytesOf('[1]\n[x]\n[3]'), { line: 8, column: 2 }, { firstLine: 7 });
    expect(second).toBe('8 | [x]\n  |  ^');
  });

  it('leaves out a byte order mark and the CR of a line end', () => {
    expect(frame('\ufeff[x]\r\n', 2)).toBe('1 | [x]\n  |  ^');
  });

  it('is two short printable lines for any problem of any text', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedJson, fc.uint8Array()), (bytes) => {
        const result = parseStrictJson(bytes);
        for (const problem of result.ok ? [] : result.problems) {
          const lines = codeFrame(bytes, problem).split('\n');
          expect(lines).toHaveLength(2);
          for (const line of lines) {
            expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
            expect(line.length).toBeLessThan(200);
          }
          expect(`${problem.message}${problem.received}${problem.hint}`).not.toMatch(/\p{Cc}/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('underlines exactly what was located, on a line of plain ASCII', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const bytes = bytesOf(text);
        const { line, column, length, offset } = locatePointer(bytes, '/a');
        const [code = '', carets = ''] = codeFrame(bytes, { line, column, length }).split('\n');
        if (!/^[\x20-\x7e]{1,70}$/.test(text) || length === 0) return;
        const from = carets.indexOf('^');
        expect(code.padEnd(carets.length).slice(from, carets.length)).toBe(
          text.slice(offset, offset + length),
        );
      }),
    );
  });

  it('shows a line of ASCII as it shows one with a letter of two bytes in it', () => {
    const length = { minLength: 1, maxLength: 300, size: 'max' } as const;
    const ascii = fc.string({ unit: 'grapheme-ascii', ...length });
    const place = fc.record({ at: fc.nat(), column: fc.nat(), length: fc.nat({ max: 200 }) });
    let shownWithLetter = 0;
    fc.assert(
      fc.property(ascii, place, (text, { at, column, length }) => {
        const [letter, target] = [at % text.length, column % (text.length + 1)];
        const isMarked = letter >= target && letter < target + Math.max(1, length);
        const plain = `${text.slice(0, letter)}e${text.slice(letter + 1)}`;
        const other = `${text.slice(0, letter)}é${text.slice(letter + 1)}`;
        const shown = frame(other, target + 1, isMarked ? Math.max(1, length) + 1 : length);
        expect(shown.replace('é', 'e')).toBe(frame(plain, target + 1, length));
        if (shown.includes('é')) shownWithLetter++;
      }),
      { numRuns: 3000 },
    );
    expect(shownWithLetter).toBeGreaterThan(1000);
  });

  it('accepts places beyond the text', () => {
    expect(frame('[1]', 99)).toBe('1 | [1]\n  |    ^');
    expect(frame('[1]', 1, 1, 99)).toBe('99 | [1]\n   | ^');
  });
});
