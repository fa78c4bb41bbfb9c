import { describe, expect, it } from 'vitest';
import {
  parseJsonLines,
  type LinesEnd,
  type ParsedLine,
  type ReadLinesOptions,
} from '../../../src/artifacts/json';
import { bytesOf, chunksOf } from './support';

async function parse(input: string | Uint8Array, cuts: number[] = [], options?: ReadLinesOptions) {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const lines: ParsedLine[] = [];
  let end: LinesEnd | undefined;
  for await (const item of parseJsonLines(chunksOf(bytes, cuts), options)) {
    if (item.kind === 'line') lines.push({ ...item, bytes: item.bytes.slice() });
    else end = item;
  }
  const problems = [...lines.flatMap((line) => line.problems), ...(end?.problems ?? [])];
  return { lines, end, problems, rules: problems.map(({ rule }) => rule) };
}

describe('parseJsonLines', () => {
  it('gives the values and, at the end, the count', async () => {
    const { lines, end, problems } = await parse('{"a":1}\n[2]\n');
    expect(lines.map(({ value }) => value)).toEqual([{ a: 1 }, [2]]);
    expect(end).toEqual({ kind: 'end', lineCount: 2, problems: [] });
    expect(problems).toEqual([]);
  });

  it('places a problem in the file, and goes on', async () => {
    const { lines, problems } = await parse('{"é":1}\n{"a":1,"a":x}\n[3]\n');
    expect(problems).toMatchObject([
      { rule: 'duplicate-key', line: 2, column: 8, offset: 16, related: { line: 2, offset: 10 } },
      { rule: 'json-syntax', line: 2, column: 12, offset: 20, pointer: '/a' },
    ]);
    expect(problems[0]?.message).toContain('line 2, column 2');
    expect(lines[2]?.value).toEqual([3]);
  });

  it('torn-line: a record cut short is one problem, not also a syntax error', async () => {
    const { problems } = await parse('[1]\n{"a":"é');
    expect(problems).toMatchObject([{ rule: 'torn-line', line: 2, column: 1, offset: 4 }]);
    expect(problems[0]?.message).toMatch(/does not parse.*end of the text/);
  });

  it('torn-line: wherever the record was cut', async () => {
    const whole = bytesOf('{"a":[1.5,"é😀\\n",true,NaN]}');
    for (let end = 1; end < whole.length; end++) {
      const { rules } = await parse(whole.subarray(0, end));
      expect(rules).toEqual(['torn-line']);
    }
  });

  it('torn-line: a whole record without LF keeps its value and its other problems', async () => {
    const whole = await parse('[1]\n[2]');
    expect(whole.rules).toEqual(['torn-line']);
    expect(whole.lines[1]?.value).toEqual([2]);
    expect(whole.problems[0]?.message).toMatch(/is whole/);
    expect((await parse('[NaN]')).rules).toEqual(['torn-line', 'non-finite-number']);
  });

  it('carriage-return: one problem for the file, at the first, with the count', async () => {
    const { problems, lines } = await parse('[1]\n[2]\r\n[3]\r\n[4]\r\n');
    expect(problems).toMatchObject([{ rule: 'carriage-return', line: 2, column: 4, offset: 7 }]);
    expect(problems[0]?.message).toMatch(/^3 lines end/);
    expect(lines.map(({ value }) => value)).toEqual([[1], [2], [3], [4]]);
    expect((await parse('[1]\r\n')).problems[0]?.message).toMatch(/^One line ends/);
  });

  it('blank-line', async () => {
    const { problems } = await parse('[1]\n\n \t\n[2]\n');
    expect(problems).toMatchObject([
      { rule: 'blank-line', line: 2, offset: 4 },
      { rule: 'blank-line', line: 3, offset: 5 },
    ]);
    expect((await parse('\r\n')).rules).toEqual(['blank-line', 'carriage-return']);
    expect((await parse('[1]\n  ')).rules).toEqual(['torn-line']);
  });

  it('line-too-long', async () => {
    const { problems, lines } = await parse('[1]\n[2,2]\n[3]\n', [], { maxLineBytes: 4 });
    expect(problems).toMatchObject([{ rule: 'line-too-long', line: 2, offset: 4, column: 1 }]);
    expect(lines[2]?.value).toEqual([3]);
    expect((await parse('[1,1]', [], { maxLineBytes: 4 })).rules).toEqual([
      'line-too-long',
      'torn-line',
    ]);
  });

  it('byte-order-mark: one problem, and the first line is read', async () => {
    for (const cuts of [[], [1], [2], [3], [1, 2, 3]]) {
      const { problems } = await parse('\ufeff{"a":1}\n[1]\n', cuts);
      expect(problems).toMatchObject([{ rule: 'byte-order-mark', line: 1, column: 1, offset: 0 }]);
    }
    expect((await parse('[1]\n\ufeff[2]\n')).problems).toMatchObject([
      { rule: 'byte-order-mark', line: 2, column: 1, offset: 4 },
    ]);
  });

  it('empty-file', async () => {
    expect((await parse('')).problems).toMatchObject([{ rule: 'empty-file', line: 1, column: 1 }]);
  });
});
