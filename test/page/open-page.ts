import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** What the page's policy forbade, kept in the page. */
const WATCH_POLICY = `window.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI));`;

export interface OpenedPage {
  readonly page: Page;
  /** Whatever the console and the policy have said, but for answers that a test provokes. */
  readonly complaints: () => Promise<readonly string[]>;
}

/** A tab of its own, closed when the test ends. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => page.close());
  await page.addInitScript(WATCH_POLICY);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url);
  return {
    page,
    complaints: async () => [...said, ...(await page.evaluate<string[]>('window.violations'))],
  };
}

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

/** Axe finds nothing and nothing sticks out, at both widths and in both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const width of WIDTHS)
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const where = `${width} ${colorScheme}`;
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect([where, wide]).toEqual([where, width]);
      const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
      const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
      expect([where, found]).toEqual([where, []]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
}
