import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from '../package/accessible';
import { chromiumPath, launchChromium } from '../package/chromium';
import { openPage } from './open-page';
import { openService, type PageService } from './service';

/** What a test waits for at most while other work keeps the machine busy. */
const PATIENT = { timeout: 60_000 };

const text = (page: Page, wanted: string | RegExp) =>
  page.getByText(wanted).first().waitFor(PATIENT);

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

const drawing = (page: Page) =>
  page.evaluate<string>("document.querySelector('canvas').toDataURL()");

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('the page of a service', () => {
  let browser: Browser;
  let service: PageService;
  beforeAll(async () => {
    [browser, service] = await Promise.all([launchChromium(), openService()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  }, 60_000);

  it('takes the token from the link that serve prints, and leaves it in no address', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    await text(page, 'No job has been submitted yet.');
    expect(page.url()).toBe(`${service.url}/#/`);
    await page.goBack();
    expect(page.url()).not.toContain('token');
    await page.goto(service.link);
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });

  it('asks for a token, says when it is wrong, and then shows what the link names', async () => {
    const { page } = await openPage(browser, `${service.url}/#/submit`);
    await page.getByLabel('API token').fill('crucible_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('not known or was revoked').waitFor(PATIENT);
    await expectAccessible(page);
    await page.getByLabel('API token').fill(service.token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Submit a job' }).waitFor(PATIENT);
    expect(await page.evaluate('document.cookie + JSON.stringify(localStorage)')).toBe('{}');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API token').waitFor(PATIENT);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('says what is wrong with a field where it is, and what no address names', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: 'many', Seed: '1.5' });
    await text(page, 'Expected a number.');
    await text(page, 'A seed is a whole number, such as 42.');
    expect(await page.evaluate('document.activeElement.name')).toBe('/params/steps');
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
    await page.goto(`${service.url}/#/jobs/nobody`);
    await page.getByRole('heading', { name: 'No such job' }).waitFor(PATIENT);
    await text(page, 'There is no job nobody.');
    await page.goto(`${service.url}/#/elsewhere`);
    await page.getByRole('heading', { name: 'No such view' }).waitFor(PATIENT);
  });

  it('submits a job, follows it over a reload and a killed worker, and checks what it left', async () => {
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: '60', step_ms: '100', Title: 'Sixty steps' });
    await page.getByRole('heading', { name: 'Sixty steps' }).waitFor(PATIENT);
    await text(page, 'Waiting for a worker');
    const first = await service.work();
    await text(page, 'first/step');
    const [value, picture] = [await latest(page), await drawing(page)];
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(value + 5);
    expect(await drawing(page)).not.toBe(picture);

    await page.reload();
    await text(page, 'second/step');
    await service.kill(first);
    const second = await service.work();
    await text(page, 'begun 2 times');
    await text(page, 'attempt 2');
    await text(page, /No problem/);
    await text(page, 'in 122 documents of 3 files, checked in this browser.');
    expect(await page.locator('.facts .badge').textContent()).toContain('completed');
    await expectAccessible(page);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download predictions.jsonl' }).click();
    const file = readFileSync(await (await waiting).path());
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(file.length).toBeGreaterThan(0);
    await page.locator(`code[title="${sha256}"]`).waitFor(PATIENT);
    expect(await complaints()).toEqual([]);

    await page.getByRole('link', { name: 'Jobs', exact: true }).click();
    await page.getByRole('row', { name: /Sixty steps.*completed.*2 of 2 stages/ }).waitFor(PATIENT);
    // Where a view begins, for who cannot see it.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await expectAccessible(page);
    await service.kill(second);
  }, 240_000);

  it('cancels a job by keyboard alone', async () => {
    const worker = await service.work();
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: '900', step_ms: '100' });
    await text(page, 'first/step');
    await cancel(page);
    expect(await page.getByRole('button', { name: 'Cancel job' }).count()).toBe(0);
    expect(await complaints()).toEqual([]);
    await service.kill(worker);
  }, 120_000);

  it('says that the connection is lost, keeps what it shows, and goes on when the service is back', async () => {
    const worker = await service.work();
    const { page } = await openPage(browser, service.link);
    await submit(page, 'steps', { steps: '300', step_ms: '100' });
    await text(page, 'first/step');
    // The first step counts from 0.
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(0);
    await service.killServer();
    await text(page, 'The connection is lost. Reconnecting…');
    const value = await latest(page);
    expect(value).toBeGreaterThan(0);
    await service.startServer();
    await expect.poll(() => latest(page), PATIENT).toBeGreaterThan(value);
    expect(await page.getByText('Reconnecting').count()).toBe(0);
    await cancel(page);
    await service.kill(worker);
  }, 240_000);

  it('trains an adapter, and shows its losses, gates and result', async () => {
    const worker = await service.work();
    const { page, complaints } = await openPage(browser, service.link);
    await submit(page, 'scifact_lora', { epochs: '4' });
    await text(page, 'lora/loss');
    await page.getByRole('heading', { name: 'Result' }).waitFor({ timeout: 150_000 });
    await text(page, 'citation_precision of lexical_lora on dev');
    await page.getByRole('row', { name: /lexical_lora train/ }).waitFor(PATIENT);
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
    await service.kill(worker);
  }, 240_000);
});
