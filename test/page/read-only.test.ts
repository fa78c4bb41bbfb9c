import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../../src/page-files';
import { copiedRun, view } from '../cli/view/viewed';
import { expectAccessible } from '../package/accessible';
import { chromiumPath, launchChromium } from '../package/chromium';
import { openPage } from './open-page';

/** A folder of a run that goes on. */
function runningFolder(): string {
  const folder = copiedRun();
  const file = join(folder, 'run_manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  const going = { ...manifest, status: 'running', finished_at: undefined, artifacts: undefined };
  writeFileSync(file, JSON.stringify(going));
  return folder;
}

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('the page of a folder of runs', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('offers nothing that is refused: neither to submit a job nor to cancel one', async () => {
    const answerPage = await readPage();
    if (!answerPage) throw new Error('dist/page is not there: run npm run build first');
    const { url, token } = await view(runningFolder(), { page: answerPage });
    const { page, complaints } = await openPage(browser, `${url}/#token=${token}`);
    await page.getByRole('rowheader').getByRole('link').click();
    await page.getByText('running for').waitFor();
    // By then the page has asked what it may offer.
    await page.getByText('events read').waitFor();
    const offered = [page.getByRole('link', { name: 'Submit' }), page.getByText('Cancel job')];
    expect(await Promise.all(offered.map((one) => one.count()))).toEqual([0, 0]);
    await page.goto(`${url}/#/submit`);
    await page.getByText('no job can be submitted here').waitFor();
    expect(await page.getByRole('button', { name: 'Submit job' }).count()).toBe(0);
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });
});
