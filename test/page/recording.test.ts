import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRecording } from '../../src/cli/replay/run-recording';
import type { RecordedEvent, Recording } from '../../src/replay';
import { expectAccessible } from '../package/accessible';
import { chromiumPath, launchChromium } from '../package/chromium';
import { openPage, type OpenedPage } from './open-page';
import { streamed } from './run/events';
import { servePageOf } from './served-recording';

const EVENTS = 100_000;
/** Events that may come between two frames: each of them shows a run that goes on. */
const MOST_IN_A_FRAME = EVENTS / 5;

/** The most events that were read between two frames, kept in the page. */
const WATCH_FRAMES = `window.most = 0;
let before = 0;
const look = () => {
  const [count] = /^[0-9,]+(?= events read)/.exec(document.querySelector('.events')?.textContent ?? '') ?? ['0'];
  const events = Number(count.replaceAll(',', ''));
  window.most = Math.max(window.most, events - before);
  before = events;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);`;

/** A file of a recording with other bytes in it. */
function withFile(recording: Recording, path: string, bytes: Buffer<ArrayBuffer>): Recording {
  return {
    ...recording,
    artifacts: recording.artifacts.map((one) =>
      one.path === path ? { ...one, bytes: bytes.length } : one,
    ),
    read: (wanted, start, end) =>
      wanted === path ? bytes.subarray(start, end) : recording.read(wanted, start, end),
  };
}

/** A recording that gives one of its files only when it may. */
function withheld(recording: Recording, path: string, until: Promise<void>): Recording {
  return {
    ...recording,
    async read(wanted, start, end) {
      if (wanted === path) await until;
      return recording.read(wanted, start, end);
    },
  };
}

/** A long run with a loss, votes, calls, and an event of tomorrow. */
function longRun(): readonly RecordedEvent[] {
  const [first, last] = [
    ['run_start', null, { experiment_id: 'long', params: {}, seed: 1 }],
    ['run_stop', null, { status: 'completed', duration_ms: 5 }],
  ] as const;
  const between = Array.from({ length: EVENTS - 4 }, (_, i) => {
    if (i % 4 === 0) return ['vote', 'train', voteOf(i)] as const;
    if (i % 4 === 1) return ['hedge', 'train', callOf(i)] as const;
    return [
      'metric',
      'train',
      { name: i % 2 ? 'loss' : 'gradient', value: 1 / (i + 1), step: i },
    ] as const;
  });
  const stage = ['stage_start', 'train', { kind: 'train' }] as const;
  const events = [first, stage, ...between, ['thought', 'train', {}] as const, last];
  return events.map((event, seq) => streamed(event, seq).value);
}

const voteOf = (i: number) => ({
  example_id: `q-${i}`,
  ensemble_id: 'majority',
  winner: '<img src=x onerror=alert(1)>',
  tie: false,
  agreement: i % 3 ? 1 : 0.5,
  abstentions: 0,
  correct: true,
});
const callOf = (i: number) => ({
  call_id: `c-${i}`,
  hedged: i % 16 === 1,
  winner: i % 16 === 1 ? 'backup' : 'primary',
  delay_ms: i % 8 === 1 ? 90 : null,
  latency_ms: 10 + (i % 97),
});

// Of what it waits for, most is there in a moment.
vi.setConfig({ testTimeout: 360_000 });

// In CI it must not be missing; on a developer's machine it may.
describe.skipIf(!chromiumPath() && !process.env['CI'])('the page of a recorded run', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function open(recording: Recording, speed: number): Promise<OpenedPage> {
    const served = await servePageOf(recording, speed);
    onTestFinished(() => served.close());
    const opened = await openPage(browser, `${served.url}/#token=any`);
    await opened.page.addInitScript(WATCH_FRAMES);
    await opened.page.reload();
    await opened.page.getByRole('rowheader').getByRole('link').click();
    return opened;
  }

  it('shows what votes changed, and nothing that the records do not say', async () => {
    const folder = 'test/golden/reliability_ensemble';
    const { page, complaints } = await open(await openRecording(folder), 1000);
    await page.getByText('in 205 documents of 4 files, checked in this browser.').waitFor();
    await page.getByRole('row', { name: /^majority eval 23 13\.0 %.*30\.4 %$/ }).waitFor();
    await page
      .getByRole('row', { name: 'balloon-race-06 ✓ wrong to right duck pond spy' })
      .first()
      .waitFor();
    await page
      .getByRole('row', { name: /^exact_match of weighted on dev passed 0\.435 at least 0\.2$/ })
      .waitFor();
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });

  it('shows how hedging changes latencies, while the run goes on and from its record', async () => {
    const recorded = await openRecording('test/golden/reliability_hedging');
    let showRecord = () => {};
    const seen = new Promise<void>((resolve) => (showRecord = resolve));
    const { page, complaints } = await open(withheld(recorded, 'hedging_metrics.json', seen), 2);
    await page.getByText(/^So far a backup was sent for \d+ of \d+ calls with hedging/).waitFor();
    // Its events are of another day than the replay.
    expect(await page.locator('.stages').textContent()).toMatch(/^eval .*\d m?s/);
    showRecord();
    await page
      .getByRole('row', { name: /^with hedging 100\.0 % 60 8 267\.991 294\.640$/ })
      .waitFor();
    await page.getByText('A backup was sent for 5.0 % of the calls').waitFor();
    await page.locator('figure', { hasText: 'Share of calls answered' }).locator('.u-over').hover();
    await page.getByRole('columnheader', { name: /^within \d/ }).waitFor();
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });

  it('lists each mistake in the records, and where it is', async () => {
    const folder = 'test/golden/qa_ensemble';
    const lines = readFileSync(`${folder}/votes.jsonl`, 'utf8').split('\n');
    lines[2] = (lines[2] ?? '').replace('"tie":', '"tye":');
    lines[4] = '{"torn';
    const votes = Buffer.from(lines.join('\n'));
    const recording = withFile(await openRecording(folder), 'votes.jsonl', votes);
    const { page, complaints } = await open(recording, 1000);
    await page.getByText('✗ 2 problems').waitFor();
    await page.getByRole('row', { name: /^votes\.jsonl, line 3 .*tie/ }).waitFor();
    await page.getByRole('row', { name: /^votes\.jsonl, line 5 the whole document/ }).waitFor();
    expect(await complaints()).toEqual([]);
  });

  it(`reads ${EVENTS} events without a freeze, shows text as text, and counts what it does not know`, async () => {
    const events = longRun();
    const recording: Recording = { events: () => events, artifacts: [], read: () => '' };
    const { page, complaints } = await open(recording, Infinity);
    await page.getByText('100,000 events read.').waitFor({ timeout: 180_000 });
    expect(await page.evaluate<number>('window.most')).toBeLessThan(MOST_IN_A_FRAME);
    await page.getByText('not shown here: thought (1).').waitFor();
    await page.getByRole('cell', { name: '<img src=x onerror=alert(1)>' }).first().waitFor();
    await page.getByRole('row', { name: /^loss 0\.0000\d+ / }).waitFor();
    await expectAccessible(page);
    expect(await complaints()).toEqual([]);
  });
});
