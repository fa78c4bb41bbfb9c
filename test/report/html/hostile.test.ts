import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { oneLine } from '../../../src/report/one-line';
import { renderHtml } from '../../../src/report';
import { chromiumPath, launchChromium } from '../../package/chromium';
import { FIXED_REPORT } from '../fixed-report';
import { text } from '../reports';
import { openPage } from './opened-page';

/** All that the page is made of. */
const ELEMENTS =
  'a body br caption circle code dd details div dl dt em figcaption figure g h1 h2 h3 h4 head header html li line link main meta nav p path rect script section span strong style summary svg table tbody td text th thead title tr ul wbr'.split(
    ' ',
  );
const ATTRIBUTES =
  'aria-describedby aria-hidden aria-label aria-labelledby charset class content d fill fill-opacity font-family font-size font-weight height href http-equiv id lang name opacity rel role scope stroke stroke-dasharray stroke-miterlimit stroke-opacity stroke-width tabindex text-anchor transform type viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  );

/** Texts that try to become markup, each in another place. */
const ATTACKS = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></svg><iframe src=//x>',
  '&lt;b&gt; &amp; &#60;i>',
  '{{constructor}} ${alert(1)} javascript:alert(1)',
];

/** A text in every place of a report that takes any. */
function reportOf(hostile: string) {
  const [metric] = FIXED_REPORT.metrics;
  const [ensemble] = FIXED_REPORT.ensembles;
  const [comparison] = FIXED_REPORT.comparisons;
  const [gate] = FIXED_REPORT.quality_results;
  if (!metric || !ensemble || !comparison || !gate) throw new Error('the fixed report is bare');
  const name = hostile || 'x';
  return {
    ...FIXED_REPORT,
    run_id: name,
    experiment_id: name,
    title: name,
    generated_at: name,
    summary: hostile,
    params: { [name]: hostile },
    metrics: [
      { ...metric, name, adapter_id: hostile, split: hostile, unit: name },
      { ...metric, name: 'accuracy', adapter_id: name, split: name },
    ],
    comparisons: [
      { ...comparison, metric: name, baseline: name, adapter_id: name, split: hostile, unit: name },
    ],
    quality_results: [{ ...gate, metric: name, adapter_id: name, split: name }],
    ensembles: [
      {
        ...ensemble,
        ensemble_id: name,
        split: name,
        members: [name, 'other', 'third'],
        member_accuracy: ensemble.member_accuracy.map((one) => ({ ...one, adapter_id: name })),
        best_member: name,
        changed_outcomes: ensemble.changed_outcomes.map((one) => ({
          ...one,
          example_id: name,
          best_member_answer: hostile,
          ensemble_answer: hostile,
        })),
      },
    ],
    series: FIXED_REPORT.series.map((one) => ({ ...one, name, stage: name, unit: name })),
    notes: [hostile],
  };
}

const INVENTORY = `(() => {
  const all = [...document.querySelectorAll('*')];
  const text = (selector) => document.querySelector(selector)?.textContent;
  return {
    elements: [...new Set(all.map((element) => element.localName))],
    attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
    links: [...document.querySelectorAll('[href]')].map((link) => link.getAttribute('href')),
    scripts: [...document.scripts].map(({ type }) => type),
    data: JSON.parse(document.getElementById('report').textContent),
    title: document.title,
    heading: text('h1'),
    note: text('.notes li'),
    parameter: text('#parameters td'),
  };
})()`;

interface Inventory {
  elements: string[];
  attributes: string[];
  links: string[];
  scripts: string[];
  data: unknown;
  title: string;
  heading: string;
  note?: string;
  parameter: string;
}

describe.skipIf(!chromiumPath() && !process.env['CI'])('hostile text in report.html', () => {
  it('is shown as text in Chromium: it makes no element, no attribute and no link', async () => {
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const { page, complaints } = await openPage(browser, '<title>report</title>');
    await fc.assert(
      fc.asyncProperty(text, async (hostile) => {
        const report = reportOf(hostile);
        await page.setContent(await renderHtml(report));
        const found = await page.evaluate<Inventory>(INVENTORY);
        expect(found.elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
        expect(found.attributes.filter((name) => !ATTRIBUTES.includes(name))).toEqual([]);
        expect(found.links.filter((href) => !/^(#[a-z]+|data:,)$/.test(href))).toEqual([]);
        expect(found.scripts).toEqual(['application/json']);
        expect(found.data).toEqual(JSON.parse(JSON.stringify(report)));
        expect(found.heading).toBe(oneLine(report.title));
        expect(found.title).toBe(oneLine(report.title));
        expect(found.parameter).toBe(oneLine(hostile));
        if (hostile.trim() !== '') expect(found.note).toBe(oneLine(hostile));
      }),
      { examples: ATTACKS.map((attack) => [attack]), numRuns: ATTACKS.length + 12 },
    );
    expect(complaints).toEqual([]);
  });
});
