import { expect } from 'vitest';

/** Cells of a table row as GFM splits them: at bars that no backslash escapes. */
function cellsOf(line: string): number {
  return line.split(/(?<!\\)\|/).length - 2;
}

/** The tables, as runs of lines that begin with a bar. */
function tablesOf(markdown: string): string[][] {
  const tables: string[][] = [];
  let previous = '';
  for (const line of markdown.split('\n')) {
    if (line.startsWith('|')) {
      if (previous.startsWith('|')) tables.at(-1)?.push(line);
      else tables.push([line]);
    }
    previous = line;
  }
  return tables;
}

/** Tables are even, no line begins as the data chose, and there is one title. */
export function expectEven(markdown: string): void {
  for (const table of tablesOf(markdown)) {
    expect(table.length).toBeGreaterThan(2);
    expect(new Set(table.map(cellsOf)).size, table.join('\n')).toBe(1);
  }
  const known = /^($|[|]|#{1,3} |- |\\?[^#\s>`~=+-])/;
  for (const line of markdown.split('\n')) expect(line).toMatch(known);
  expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
}

/** No HTML, code or link gets through, and whatever steers a terminal is spelled out. */
export function expectInert(markdown: string): void {
  expect(markdown).not.toMatch(/[<>`]/);
  expect(markdown).not.toMatch(/(?<!\\)(\\\\)*[[\]~]/);
  expect(markdown).not.toMatch(/[^\P{C}\n]/u);
}
