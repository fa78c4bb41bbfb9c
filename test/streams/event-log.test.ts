import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EventLog } from '../../src/streams/event-log';
import { EventLogs } from '../../src/streams/event-logs';
import { eventFile } from '../../src/streams/line-file';

const folder = mkdtempSync(join(tmpdir(), 'crucible-event-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = () => join(folder, `${files++}.jsonl`);
const running = () => Promise.resolve(false);
const never = () => new AbortController().signal;

function lineOf(seq: number, text: string, isLast: boolean): string {
  const payload = { level: 'info', message: text };
  const event_name = isLast ? 'run_stop' : 'log';
  return `${JSON.stringify({ event_name, seq, payload })}\n`;
}

/** The lines of a whole run. */
const linesOf = (texts: readonly string[]) =>
  texts.map((text, seq) => lineOf(seq, text, seq === texts.length - 1));

/** What a reader gets of a log to its end, as messages and as server-sent events. */
async function readAll(log: EventLog, after: number): Promise<{ lines: string[]; sse: string }> {
  const lines: string[] = [];
  let sse = '';
  const signal = never();
  for (let next = after + 1; ;) {
    const batch = await log.read(next, signal);
    if (!batch) return { lines, sse };
    expect(batch.first).toBe(next);
    expect(batch.messages).toHaveLength(batch.next - batch.first);
    lines.push(...batch.messages.map((message) => `${message}\n`));
    sse += batch.sse.toString();
    next = batch.next;
  }
}

const sseOf = (lines: readonly string[], first: number) =>
  lines.map((line, index) => `id: ${first + index}\ndata: ${line}\n`).join('');

describe('a log of events', () => {
  it('gives every reader every event once, wherever the file is cut while it grows', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constant('x'.repeat(70_000)),
    );
    const run = fc.record({
      texts: fc.array(text, { minLength: 1, maxLength: 60 }),
      pieces: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 12 }),
      readers: fc.array(fc.integer({ min: -1, max: 80 }), { minLength: 1, maxLength: 5 }),
      torn: fc.integer({ min: 0, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ texts, pieces, readers, torn }) => {
        const file = newFile();
        const lines = linesOf(texts);
        const bytes = Buffer.from(lines.join(''));
        const log = await EventLog.open({ events: eventFile(file), isOver: running });
        const reading = Promise.all(readers.map((after) => readAll(log, after)));
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const end = at + (pieces[turn % pieces.length] ?? 1) * Math.ceil(bytes.length / 20_000);
          appendFileSync(file, bytes.subarray(at, end));
          at = Math.min(end, bytes.length);
          if (turn % 3 === 0) await new Promise((next) => setTimeout(next, 3));
          // A writer that was killed has left a torn line, which the next one cuts off.
          const whole = bytes.lastIndexOf('\n', at - 1) + 1;
          if (turn % 5 === 4 && torn > 0 && whole > 0) {
            truncateSync(file, whole);
            at = whole;
          }
        }
        for (const [index, { lines: got, sse }] of (await reading).entries()) {
          const first = (readers[index] ?? 0) + 1;
          expect(got).toEqual(lines.slice(first));
          expect(sse).toBe(sseOf(lines.slice(first), first));
        }
        // Of a file that is all there, too.
        const later = await EventLog.open({ events: eventFile(file), isOver: running });
        expect((await readAll(later, -1)).lines).toEqual(lines);
        expect(later.isDelivered(lines.length - 1)).toBe(true);
        expect(later.isDelivered(lines.length - 2)).toBe(false);
        await Promise.all([log.close(), later.close()]);
      }),
      { numRuns: 25 },
    );
  });

  it('reads early events of a long run from the file, and keeps only the latest', async () => {
    const file = newFile();
    const lines = linesOf(Array.from({ length: 30_000 }, (_, index) => `${index} `.repeat(20)));
    writeFileSync(file, lines.join(''));
    expect(statSync(file).size).toBeGreaterThan(3_000_000);
    const log = await EventLog.open({ events: eventFile(file), isOver: running });
    for (const after of [-1, 0, 1, 777, 15_000, 29_000, 29_998]) {
      const { lines: got } = await readAll(log, after);
      expect(got.length).toBe(lines.length - after - 1);
      expect(got[0]).toBe(lines[after + 1]);
    }
    await log.close();
  });

  it('makes what goes out once for all readers', async () => {
    const file = newFile();
    writeFileSync(file, linesOf(['a', 'b', 'c']).join(''));
    const log = await EventLog.open({ events: eventFile(file), isOver: running });
    const [one, other] = await Promise.all([log.read(0, never()), log.read(0, never())]);
    expect(one?.sse).toBe(other?.sse);
    await log.close();
  });

  it('ends without run_stop only when its job is over and the file is quiet', async () => {
    const file = newFile();
    writeFileSync(file, lineOf(0, 'a', false));
    let isOver = false;
    const log = await EventLog.open({
      events: eventFile(file),
      isOver: async () => isOver,
      quietMs: 100,
    });
    const reading = readAll(log, -1);
    await new Promise((later) => setTimeout(later, 600));
    expect(log.isDelivered(0)).toBe(false);
    appendFileSync(file, lineOf(1, 'b', false));
    isOver = true;
    expect((await reading).lines).toHaveLength(2);
    await log.close();
  });

  it('gives what was written while it asked whether the job is over', async () => {
    const file = newFile();
    writeFileSync(file, lineOf(0, 'a', false));
    const log = await EventLog.open({
      events: eventFile(file),
      isOver: async () => {
        appendFileSync(file, lineOf(1, 'b', true));
        return true;
      },
      quietMs: 50,
    });
    expect((await readAll(log, -1)).lines).toHaveLength(2);
    await log.close();
  });

  it('ends for a job that ended before it wrote anything', async () => {
    const log = await EventLog.open({
      events: eventFile(newFile()),
      isOver: async () => true,
      quietMs: 50,
    });
    expect((await readAll(log, -1)).lines).toEqual([]);
    await log.close();
  });

  it('waits for a number past the newest event', async () => {
    const file = newFile();
    writeFileSync(file, lineOf(0, 'a', false));
    const log = await EventLog.open({ events: eventFile(file), isOver: running });
    const waiting = log.read(2, never());
    appendFileSync(file, lineOf(1, 'b', false) + lineOf(2, 'c', false));
    expect((await waiting)?.first).toBe(2);
    await log.close();
  });

  it('stops waiting when the reader goes', async () => {
    const log = await EventLog.open({ events: eventFile(newFile()), isOver: running });
    const going = new AbortController();
    const waiting = log.read(0, going.signal);
    going.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await log.close();
  });

  it.each([
    ['a gap', [lineOf(0, 'a', false), lineOf(2, 'c', false)]],
    ['a line that is no JSON', [lineOf(0, 'a', false), '{"seq":1\n']],
    ['a line that is no object', ['null\n']],
    ['an event that comes again', [lineOf(0, 'a', false), lineOf(0, 'a', false)]],
  ])('tells of %s, and is opened anew by the next reader', async (_what, broken) => {
    const file = newFile();
    const logs = new EventLogs();
    const { log, release } = await logs.borrow({ events: eventFile(file), isOver: running });
    const reading = readAll(log, -1);
    writeFileSync(file, broken.join(''));
    await expect(reading).rejects.toThrow(/event \d is/);
    release();
    await expect(logs.borrow({ events: eventFile(file), isOver: running })).rejects.toThrow(
      /event \d is/,
    );
    writeFileSync(file, lineOf(0, 'a', true));
    const again = await logs.borrow({ events: eventFile(file), isOver: running });
    expect((await readAll(again.log, -1)).lines).toHaveLength(1);
    again.release();
    await logs.close();
  });

  it('follows no link, and opens nothing that is no file', async () => {
    const [target, link, directory] = [newFile(), newFile(), newFile()];
    writeFileSync(target, lineOf(0, 'a', true));
    symlinkSync(target, link);
    mkdirSync(directory);
    await expect(EventLog.open({ events: eventFile(link), isOver: running })).rejects.toThrow(
      'ELOOP',
    );
    await expect(EventLog.open({ events: eventFile(directory), isOver: running })).rejects.toThrow(
      'no plain file',
    );
  });
});
