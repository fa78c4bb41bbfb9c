import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/report';
import { expectAccessible } from '../../package/accessible';
import { chromiumPath, launchChromium } from '../../package/chromium';
import { openPage } from './opened-page';
import { SAMPLE_REPORTS } from './sample-reports';

/** A sheet of 210 mm with margins of 15 mm, at 96 pixels an inch. */
const A4 = { width: 680, height: 1000 };

/** Texts of one chart that lie over each other, in the page's own measure. */
const OVERLAPPING_TEXTS = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
    .map(([other]) => one + ' / ' + other));
})`;

/** Texts of charts that stick out of their chart. */
const CUT_TEXTS = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1)
    .map(([text]) => text);
})`;

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('report.html in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(Object.entries(SAMPLE_REPORTS))(
    '%s: axe finds nothing and nothing sticks out',
    async (_name, report) => {
      const { page, complaints } = await openPage(browser, await renderHtml(report));
      // The page's style is applied: without it, axe would see another page than users do.
      expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).toBe('1216px');
      await page.evaluate(
        "for (const one of document.querySelectorAll('details')) one.open = true",
      );
      await expectAccessible(page, async (where) => {
        expect([where, await page.evaluate(OVERLAPPING_TEXTS)]).toEqual([where, []]);
        expect([where, await page.evaluate(CUT_TEXTS)]).toEqual([where, []]);
      });
      expect(complaints).toEqual([]);
    },
  );

  it('opens on paper what is folded on screen', async () => {
    const html = await renderHtml(SAMPLE_REPORTS['full'] ?? expect.fail('no such report'));
    const { page } = await openPage(browser, html, { viewport: A4 });
    const hidden = `[...document.querySelectorAll('details table')].filter((table) => !table.checkVisibility({ contentVisibilityAuto: true })).length`;
    expect(await page.evaluate(hidden)).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // What is skipped is laid out with the next frame.
    await expect.poll(() => page.evaluate(hidden), { timeout: 30_000 }).toBe(0);
    const cut = `[...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > ${A4.width}).length`;
    expect(await page.evaluate(cut)).toBe(0);
    const background = 'getComputedStyle(document.body).backgroundColor';
    expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
  });
});
