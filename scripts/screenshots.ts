import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../test/package/chromium';
import { shootPage } from './shoot-page';

/**
 * Puts pictures of the newest report of each experiment and of the page into docs/screenshots.
 *
 *   npm run screenshots [artifacts folder]
 */
const artifacts = resolve(process.argv[2] ?? 'artifacts/crucible');
const target = 'docs/screenshots';

/** The experiment whose run shows most of the page. */
const SHOWN_RUN = 'reliability_ensemble';

/** How much of a report is shown: enough to recognise it, and of a size for a repository. */
const VIEWPORT = { width: 1280, height: 2400 };

/** Ids of runs are UUIDv7, which sort by time. */
function newestReport(experiment: string): string | undefined {
  const runs = readdirSync(join(artifacts, experiment)).sort().reverse();
  const run = runs.find((id) => existsSync(join(artifacts, experiment, id, 'report.html')));
  return run && join(artifacts, experiment, run, 'report.html');
}

mkdirSync(target, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
  for (const experiment of readdirSync(artifacts)) {
    const report = newestReport(experiment);
    if (report === undefined) continue;
    await page.goto(pathToFileURL(report).href);
    const path = join(target, `${experiment}.png`);
    await page.screenshot({ path });
    console.log(path);
  }
  for (const path of await shootPage(browser, artifacts, SHOWN_RUN, target)) console.log(path);
} finally {
  await browser.close();
}
