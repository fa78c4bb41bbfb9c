import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../package/accessible';
import { chromiumPath, launchChromium } from '../package/chromium';
import { openPage, PATIENT } from './open-page';
import { openService, type PageService } from './service';

const text = (page: Page, wanted: string | RegExp) => page.getByText(wanted).first().waitFor();

/** Fills the form in and submits it; ends on the page of the job. */
async function submit(page: Page, experiment: string, fields: Record<string, string>) {
  await page.getByRole('link', { name: 'Submit', exact: true }).click();
  await page.getByLabel('Experiment', { exact: true }).selectOption(experiment);
  for (const [name, value] of Object.entries(fields))
    await page.getByLabel(name, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Submit job' }).click();
}

/** By keyboard alone. */
async function cancel(page: Page) {
  for (const name of ['Cancel job', 'Yes, cancel this job']) {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  }
  await text(page, 'canceled by admin');
}

/** The last value of the first line of a chart, as its table tells it. */
async function latest(page: Page): Promise<number> {
  return Number(await page.locator('figure td').first().textContent());
}

/** Of the first chart, once it is drawn. */
const drawing = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

const focused = (page: Page, property: string) =>
  expect.poll(() => page.evaluate(`document.activeElement.${property}`), PATIENT);

// Of what it waits for, most is there in a moment.
vi.setConfig({ testTimeout: 480_000 });

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('the page of a service', () => {
  let browser: Browser;
  let service: PageService;
  beforeAll(async () => {
    [browser, service] = await Promise.all([launchChromium(), openService()]);
  });
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('takes the token from the link that serve prints, and leaves it in no address', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    await text(page, 'No job has been submitted yet.');
    expect(page.url()).toBe(`${service.url}/#/`);
    await page.goBack();
    expect(page.url()).not.toContain('token');
    await page.goto(service.link);
    await text(page, 'No job has been submitted yet.');
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });

  it('asks for a token, says when it is wrong, and then shows what the link names', async () => {
    const { page } = await openPage(browser, `${service.url}/#/submit`);
    await page.getByLabel('API token').fill('crucible_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('not known or was revoked').waitFor();
    await expectAccessible(page);
    await page.getByLabel('API token').fill(service.token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Submit a job' }).waitFor();
    expect(await page.evaluate('document.cookie + JSON.stringify(localStorage)')).toBe('{}');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API token').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('says what is wrong with a field where it is, and what no address names', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: 'many', Seed: '1.5' });
    await text(page, 'Expected a number.');
    await text(page, 'A seed is a whole number, such as 42.');
    await focused(page, 'name').toBe('/params/steps');
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
    await page.goto(`${service.url}/#/jobs/nobody`);
    await page.getByRole('heading', { name: 'No such job' }).waitFor();
    await text(page, 'There is no job nobody.');
    await page.goto(`${service.url}/#/elsewhere`);
    await page.getByRole('heading', { name: 'No such view' }).waitFor();
  });

  it('submits a job, follows it over a reload and a killed worker, and checks what it left', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    // So long that neither stage ends before the page has shown it.
    await submit(page, 'steps', { steps: '120', step_ms: '100', Title: 'Many steps' });
    await page.getByRole('heading', { name: 'Many steps' }).waitFor();
    await text(page, 'Waiting for a worker');
    const first = await service.work();
    await text(page, 'first/step');
    const [value, picture] = [await latest(page), await drawing(page)];
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(value + 5);
    await expect.poll(() => drawing(page), PATIENT).not.toBe(picture);

    await page.reload();
    await text(page, 'second/step');
    await service.kill(first);
    await service.work();
    await text(page, 'begun 2 times');
    await text(page, 'attempt 2');
    await text(page, /No problem/);
    await text(page, 'in 242 documents of 3 files, checked in this browser.');
    await page.locator('.facts .badge', { hasText: 'completed' }).waitFor();
    await expectAccessible(page);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download predictions.jsonl' }).click();
    const file = readFileSync(await (await waiting).path());
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(file.length).toBeGreaterThan(0);
    await page.locator(`code[title="${sha256}"]`).waitFor();
    expect(await complaints()).toEqual([]);

    await page.getByRole('link', { name: 'Jobs', exact: true }).click();
    await page.getByRole('row', { name: /Many steps.*completed.*2 of 2 stages/ }).waitFor();
    // Where a view begins, for who cannot see it.
    await focused(page, 'tagName').toBe('H1');
    await expectAccessible(page);
  });

  it('cancels a job by keyboard alone', async () => {
    await service.work();
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: '900', step_ms: '100' });
    await text(page, 'first/step');
    await cancel(page);
    await page.getByRole('button', { name: 'Cancel job' }).waitFor({ state: 'detached' });
    expect(await complaints()).toEqual([]);
  });

  it('says that the connection is lost, keeps what it shows, and goes on when the service is back', async () => {
    await service.work();
    const { page } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: '900', step_ms: '100' });
    await text(page, 'first/step');
    // The first step counts from 0.
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(0);
    await service.killServer();
    await text(page, 'The connection is lost. Reconnecting…');
    const value = await latest(page);
    expect(value).toBeGreaterThan(0);
    await service.startServer();
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(value);
    await page.getByText('Reconnecting').waitFor({ state: 'detached' });
    await cancel(page);
  });

  it('trains an adapter, and shows its losses, gates and result', async () => {
    await service.work();
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'scifact_lora', { epochs: '4' });
    await text(page, 'lora/loss');
    await page.getByRole('heading', { name: 'Result' }).waitFor({ timeout: 300_000 });
    await text(page, 'citation_precision of lexical_lora on dev');
    await page.getByRole('row', { name: /lexical_lora train/ }).waitFor();
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });
});
