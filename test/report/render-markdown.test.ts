import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract';
import { validateReport } from '../../src/contract';
import { renderMarkdown } from '../../src/report';
import { FIXED_REPORT } from './fixed-report';
import { expectEven, expectInert } from './markdown-rules';
import { reports } from './reports';

describe('report.md', () => {
  it('is the golden file', async () => {
    expect(validateReport(FIXED_REPORT)).toMatchObject({ ok: true });
    await expect(renderMarkdown(FIXED_REPORT)).toMatchFileSnapshot('report.golden.md');
  });

  it('of any valid report has even tables, and no line that the data chose', () => {
    fc.assert(
      fc.property(reports, (report) => {
        expect(validateReport(report)).toMatchObject({ ok: true });
        expectEven(renderMarkdown(report));
      }),
    );
  });

  it('lets no HTML, code or link through', () => {
    fc.assert(fc.property(reports, (report) => expectInert(renderMarkdown(report))));
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
