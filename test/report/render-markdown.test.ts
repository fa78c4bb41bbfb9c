import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract';
import { validateReport } from '../../src/contract';
import { renderMarkdown } from '../../src/report';
import { FIXED_REPORT } from './fixed-report';
import { reports } from './reports';

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

describe('report.md', () => {
  it('is the golden file', async () => {
    expect(validateReport(FIXED_REPORT)).toMatchObject({ ok: true });
    await expect(renderMarkdown(FIXED_REPORT)).toMatchFileSnapshot('report.golden.md');
  });

  it('of any valid report has even tables, and no line that the data chose', () => {
    fc.assert(
      fc.property(reports, (report) => {
        expect(validateReport(report)).toMatchObject({ ok: true });
        const markdown = renderMarkdown(report);
        for (const table of tablesOf(markdown)) {
          expect(table.length).toBeGreaterThan(2);
          expect(new Set(table.map(cellsOf)).size, table.join('\n')).toBe(1);
        }
        const known = /^($|[|]|#{1,3} |- |\\?[^#\s>`~=+-])/;
        for (const line of markdown.split('\n')) expect(line).toMatch(known);
        expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
      }),
    );
  });

  it('lets no HTML, code or link through', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const markdown = renderMarkdown(report);
        expect(markdown).not.toMatch(/[<>`]/);
        expect(markdown).not.toMatch(/(?<!\\)(\\\\)*[[\]~]/);
        // Whatever steers a terminal is spelled out.
        expect(markdown).not.toMatch(/[^\P{C}\n]/u);
      }),
    );
  });

  it('shows every metric of the example in the schema', () => {
    // The schema's own example is a valid report: the test of the schemas says so.
    const { examples } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../schemas/report.schema.json'), 'utf8'),
    ) as { examples: Report[] };
    const [markdown = '', empty = ''] = examples.map(renderMarkdown);
    expect(markdown).toContain('| citation_precision | 0.520 (0.450 to 0.590) |      188 |');
    expect(markdown).toContain('+0.130 (+0.060 to +0.190)');
    expect(empty).toContain('No quality gates were set.');
    expect(empty).toContain('No metrics were measured.');
  });
});
