import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

const VIEWPORT = { width: 1280, height: 900 };

/**
 * Puts pictures of the page into a folder, over runs that are on disk: their list, and the newest run
 * of one experiment.
 *
 * @param artifacts folder of the runs
 * @throws Error when it has no run of the experiment; the page must be built
 */
export async function shootPage(
  browser: Browser,
  artifacts: string,
  experiment: string,
  target: string,
): Promise<readonly string[]> {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'serve', artifacts, '--port', '0'];
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    // The first line that it prints is the link, with a token.
    const [link] = (await once(createInterface(server.stdout), 'line')) as [string];
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
    await page.goto(link);
    await page.getByRole('rowheader').first().waitFor();
    const list = join(target, 'page_list.png');
    await page.screenshot({ path: list });
    await page.getByRole('rowheader', { name: experiment }).first().getByRole('link').click();
    // What a run that has ended shows last.
    await page.getByText('checked in this browser').waitFor();
    const run = join(target, 'page_run.png');
    await page.setViewportSize({ ...VIEWPORT, height: 1900 });
    await page.screenshot({ path: run });
    return [list, run];
  } finally {
    server.kill('SIGTERM');
  }
}
