import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRecording } from '../../src/cli/replay/run-recording';
import { serveLoopback } from '../../src/cli/replay/serve-loopback';
import { createReplayService } from '../../src/replay';
import { goldenEvents } from '../client/follow';
import { chromiumPath, launchChromium } from './chromium';
import { unpackedProject } from './project';
import { serveStrictly } from './static-server';

const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="main.js"></script>\n';

/** Follows the run with the published client; leaves what it found in `document.title`. */
const main = (service: string) => `
import { createClient, followRun } from './node_modules/crucible-contracts/dist/client.js';

const client = createClient({ baseUrl: ${JSON.stringify(service)}, token: 'any' });
const seen = [];
const stop = new AbortController();
for await (const { value } of followRun({ client, runId: 'golden', signal: stop.signal })) {
  seen.push(value.seq);
  if (seen.length === 100) stop.abort();
}
for await (const { value } of followRun({ client, runId: 'golden', after: seen.at(-1) }))
  seen.push(value.seq);
document.title = JSON.stringify(seen);
`;

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('the client in Chromium', () => {
  it('follows a replayed run of another origin, stops, and goes on', async () => {
    const recording = await openRecording('test/golden/reliability_hedging');
    const service = await createReplayService(recording, 'http://localhost', 20);
    const replay = await serveLoopback(service, 0);
    onTestFinished(() => replay.close());
    const project = unpackedProject();
    onTestFinished(() => project.remove());
    writeFileSync(join(project.folder, 'index.html'), PAGE);
    writeFileSync(join(project.folder, 'main.js'), main(replay.url));
    const pages = await serveStrictly(project.folder, replay.url);
    onTestFinished(() => pages.close());
    const browser = await launchChromium();
    onTestFinished(() => browser.close());

    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${pages.origin}/index.html`);
    await expect.poll(() => page.title(), { timeout: 120_000 }).not.toBe('');
    const expected = goldenEvents('reliability_hedging').map(({ seq }) => seq);
    expect(JSON.parse(await page.title())).toEqual(expected);
    expect(errors).toEqual([]);
  });
});
