import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** What a test waits for at most while other work keeps the machine busy. */
export const PATIENT = { timeout: 60_000 };

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
  page.setDefaultTimeout(PATIENT.timeout);
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
