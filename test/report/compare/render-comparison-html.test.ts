import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderComparisonHtml } from '../../../src/report';
import { expectAccessible } from '../../package/accessible';
import { chromiumPath, launchChromium } from '../../package/chromium';
import { openPage } from '../html/opened-page';
import { text } from '../reports';
import { COMPARED, comparisonOf } from './comparisons';

const OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true";

/** Every element with the names of its attributes; where names may break is up to them. */
const STRUCTURE = `[...document.querySelectorAll('*:not(wbr, em, svg *)')]
  .map((one) => [one.localName, ...one.getAttributeNames()].join(' '))`;

it('the same comparison gives the same bytes, with the comparison in it', async () => {
  const html = await renderComparisonHtml(COMPARED);
  expect(await renderComparisonHtml(structuredClone(COMPARED))).toBe(html);
  const json = /<script type="application\/json" id="comparison">(.*)<\/script>/.exec(html)?.[1];
  expect(JSON.parse(json ?? '')).toEqual(COMPARED);
  expect(html.match(/<svg/g)).toHaveLength(2);
});

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('a comparison in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('axe finds nothing and nothing sticks out', async () => {
    const { page, complaints } = await openPage(browser, await renderComparisonHtml(COMPARED));
    await page.evaluate(OPEN_ALL);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('has the same elements whatever the texts are, and shows them', async () => {
    const { page, complaints } = await openPage(browser, '<title>comparison</title>');
    const structureOf = async (hostile: string) => {
      await page.setContent(await renderComparisonHtml(comparisonOf(hostile, 3)));
      return page.evaluate<string[]>(STRUCTURE);
    };
    const expected = await structureOf('harmless');
    const attack = fc.oneof(
      text,
      fc.constantFrom('</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '<!--<script>'), // prettier-ignore
    );
    await fc.assert(
      fc.asyncProperty(attack, async (hostile) => {
        expect(await structureOf(hostile)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
    await structureOf('<b>shown</b>');
    expect(await page.textContent('.summary')).toBe('<b>shown</b>');
    expect(await page.textContent('#settings td')).toBe('<b>shown</b>');
    expect(complaints).toEqual([]);
  });
});
