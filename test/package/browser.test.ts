import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath, launchChromium } from './chromium';
import { unpackedProject } from './project';
import { serveStrictly } from './static-server';

const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="main.js"></script>\n';

/** What the page does; it leaves its findings in `document.title`, which no policy forbids. */
const MAIN = `
import { readTelemetryEvent, validateRunManifest } from './node_modules/crucible-contracts/dist/index.js';

const violations = [];
let tellOwn;
const ownTold = new Promise((told) => (tellOwn = told));
addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile }) => {
  const file = sourceFile.split('/').at(-1);
  violations.push(effectiveDirective + ' in ' + file);
  if (file === 'main.js') tellOwn();
});
const load = async (file) => (await fetch(file)).json();

const good = validateRunManifest(await load('good.json'));
const bad = validateRunManifest(await load('bad.json'));
const event = readTelemetryEvent(await load('event.json'));
let evalError = '';
try {
  (0, eval)('1');
} catch (error) {
  evalError = error.name;
}
// They are told in their order.
await ownTold;
document.title = JSON.stringify({
  good: good.ok,
  bad: bad.ok ? [] : bad.problems.map(({ rule, instancePath, hint }) => [rule, instancePath, hint]),
  event: [event.ok, event.known],
  evalError,
  violations,
});
`;

function examplesOf(document: string): Record<string, unknown>[] {
  const text = readFileSync(`generated/schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: Record<string, unknown>[] }).examples;
}

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('in Chromium under a strict policy', () => {
  it('the validators work without a violation, and eval is refused', async () => {
    const project = unpackedProject();
    onTestFinished(() => project.remove());
    const server = await serveStrictly(project.folder);
    onTestFinished(() => server.close());
    const browser = await launchChromium();
    onTestFinished(() => browser.close());

    const [manifest = {}] = examplesOf('run_manifest');
    const { status, ...rest } = manifest;
    const [event] = examplesOf('telemetry_event');
    const newer = { ...event, schema_version: '1.999.0', event_name: 'added_later' };
    const files = {
      'index.html': PAGE,
      'main.js': MAIN,
      'good.json': JSON.stringify(manifest),
      'bad.json': JSON.stringify({ ...rest, stauts: status }),
      'event.json': JSON.stringify(newer),
    };
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(project.folder, name), text);

    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('requestfailed', (request) => errors.push(request.url()));
    await page.goto(`${server.origin}/index.html`);
    await expect.poll(() => page.title(), { timeout: 120_000 }).not.toBe('');
    expect(JSON.parse(await page.title())).toEqual({
      good: true,
      bad: [['additionalProperties', '/stauts', 'did you mean "status"?']],
      event: [true, false],
      evalError: 'EvalError',
      violations: ['script-src in main.js'],
    });
    expect(errors).toEqual([]);
  });
});
