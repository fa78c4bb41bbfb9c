import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { pathOf, readEvents } from './read-events';
import { startService } from './service';

/** How long a reader may take: longer than a busy machine holds up one that reads. */
const SLOW_MS = 5000;

describe('the stream ends', () => {
  it('for a reader that takes nothing, which then goes on where it was; others are not held up', async () => {
    const slow = await startService({ streams: { slowMs: SLOW_MS } });
    onTestFinished(() => slow.close());
    const job = slow.addRun();
    const file = join(slow.runFolder(job), 'telemetry.jsonl');
    const count = 40_000;
    const line = (seq: number) =>
      `${JSON.stringify({ event_name: seq === count - 1 ? 'run_stop' : 'log', seq, payload: 'x'.repeat(500) })}\n`;
    writeFileSync(file, line(0));
    const token = await slow.streamToken(job);
    const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    const stalled = connect(slow.port, '127.0.0.1').setEncoding('utf8');
    stalled.write(`GET ${pathOf(job, `?token=${token}`)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    let [text] = (await once(stalled, 'data')) as [string];
    stalled.pause();
    const stalledSocket = new WebSocket(`ws://127.0.0.1:${slow.port}${pathOf(job)}`, { headers });
    const closed = new Promise<number>((resolve) => stalledSocket.on('close', resolve));
    await once(stalledSocket, 'open');
    stalledSocket.pause();
    const quick = readEvents(await fetch(`${slow.origin}${pathOf(job)}`, { headers }));
    const before = process.memoryUsage().arrayBuffers;
    for (let seq = 1; seq < count; seq += 1000)
      appendFileSync(
        file,
        Array.from({ length: Math.min(1000, count - seq) }, (_, at) => line(seq + at)).join(''),
      );
    expect((await quick).ids).toHaveLength(count);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    await new Promise((later) => setTimeout(later, SLOW_MS + 500));
    // What is on the way by now is all that it gets.
    stalled.on('data', (part: string) => (text += part));
    await new Promise((broken) => stalled.on('close', broken).resume());
    const ids = Array.from(text.matchAll(/^id: (\d+)\ndata: .*\n\n/gm), ([, id]) => Number(id));
    expect(ids.length).toBeLessThan(count);
    const rest = await fetch(`${slow.origin}${pathOf(job, `?after=${ids.at(-1)}`)}`, {
      headers,
    }).then((response) => readEvents(response));
    expect([...ids, ...rest.ids]).toEqual(Array.from({ length: count }, (_, seq) => seq));
    stalledSocket.resume();
    expect([4408, 1006]).toContain(await closed);
  });

  it('when this server stops, and refuses what comes then', async () => {
    const stopping = await startService();
    const job = stopping.addRun();
    writeFileSync(join(stopping.runFolder(job), 'telemetry.jsonl'), '');
    const token = await stopping.streamToken(job);
    const headers = { Authorization: `Bearer ${token}` };
    const events = readEvents(await fetch(`${stopping.origin}${pathOf(job)}`, { headers }));
    const socket = new WebSocket(`ws://127.0.0.1:${stopping.port}${pathOf(job)}`, { headers });
    await new Promise((opened) => socket.on('open', opened));
    const code = new Promise((closed) => socket.on('close', closed));
    stopping.stop();
    expect((await stopping.fetch('/healthz')).status).toBe(503);
    await stopping.close();
    expect((await events).ids).toEqual([]);
    expect(await code).toBe(1001);
  });
});
