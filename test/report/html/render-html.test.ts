import { sum } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnsembleReport, Report, ReportMetric } from '../../../src/contract';
import { renderHtml, renderMarkdown } from '../../../src/report';
import { findMetric } from '../../../src/report/find-metric';
import { FIXED_REPORT } from '../fixed-report';
import { reports } from '../reports';
import { SAMPLE_REPORTS } from './sample-reports';

/** Each report draws up to a dozen charts. */
const RUNS = { numRuns: 40 };

/** The data that the page carries. */
function dataOf(html: string): unknown {
  const [, json] =
    /<script type="application\/json" id="report">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json ?? '');
}

/** Accuracies of members and of levels of agreement, and the ensemble's own again beside them. */
function besideMembers(ensemble: EnsembleReport, metrics: readonly ReportMetric[]): number {
  const { ensemble_id, split, member_accuracy, by_agreement } = ensemble;
  const own = findMetric(metrics, 'accuracy', ensemble_id, split) ? 1 : 0;
  return (member_accuracy.length && member_accuracy.length + own) + by_agreement.length;
}

function titlesOf(html: string): string[] {
  return [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, title]) => title ?? '');
}

describe('report.html', () => {
  it('is the golden file, and the same again', async () => {
    const html = await renderHtml(FIXED_REPORT);
    await expect(html).toMatchFileSnapshot('report.golden.html');
    expect(await renderHtml(FIXED_REPORT)).toBe(html);
  });

  it('leaves out what the run does not have', async () => {
    const all = ['Quality gates', 'Metrics', 'Comparisons', 'Ensembles', 'Latency', 'Series'];
    const [fixed, empty] = [SAMPLE_REPORTS['fixed'], SAMPLE_REPORTS['empty']];
    expect(titlesOf(await renderHtml(fixed as Report))).toEqual([...all, 'Parameters', 'Notes']);
    expect(titlesOf(await renderHtml(empty as Report))).toEqual(['Quality gates', 'Metrics']);
    expect(await renderHtml(empty as Report)).not.toContain('<nav');
  });

  it('of any valid report carries its data, loads nothing, runs nothing and has no id twice', async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (report) => {
        const html = await renderHtml(report);
        expect(dataOf(html)).toEqual(JSON.parse(JSON.stringify(report)));
        expect(html.match(/<script/g)).toHaveLength(1);
        expect(html).not.toMatch(/<(img|link(?! rel="icon" href="data:,")|iframe|image|use)\b/);
        expect(html.replace(/<script[^]*$/, '')).not.toMatch(/<[^>]*(NaN|Infinity|undefined=)/);
        const ids = [...html.matchAll(/<[^>]* id="([^"]*)"/g)].map(([, id]) => id);
        expect(ids).toEqual([...new Set(ids)]);
        const described = [...html.matchAll(/aria-describedby="([^"]*)"/g)].map(([, id]) => id);
        for (const id of described) expect(ids).toContain(id);
      }),
      RUNS,
    );
  });

  it('shows every metric and every comparison of any report once', async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (report) => {
        const html = await renderHtml(report);
        const { metrics, comparisons, ensembles } = report;
        const beside = sum(ensembles, (ensemble) => besideMembers(ensemble, metrics));
        expect(html.match(/<span class="value">/g) ?? []).toHaveLength(
          metrics.length + comparisons.length + beside,
        );
      }),
      RUNS,
    );
  });

  it('gives the numbers that report.md gives', async () => {
    for (const report of Object.values(SAMPLE_REPORTS)) {
      const html = await renderHtml(report);
      const numbers = renderMarkdown(report).match(/[+-]?\d+\.\d+ \([^)]*\)/g) ?? [];
      const shown = html.replace(/<[^>]*>/g, '').replace(/ (characters|ms) \(/g, ' (');
      for (const number of numbers) expect(shown).toContain(number);
    }
  });
});
