import { describe, expect, it, onTestFinished } from 'vitest';
import type { TelemetryEnvelope } from '../../src';
import { createClient, followRun } from '../../src/client';
import { serveLoopback } from '../../src/cli/replay/serve-loopback';
import { openRecording } from '../../src/cli/replay/run-recording';
import { createReplayService } from '../../src/replay';
import { cuttingProxy } from './cutting-proxy';
import { EVENTS, follow, goldenEvents } from './follow';
import { cutAfter, streamText } from './scripted-service';

/** Bytes that are enough for any event to get through: retry, and the longest message. */
const enoughFor = (events: readonly TelemetryEnvelope[]) =>
  Math.max(...events.map((event) => new TextEncoder().encode(streamText([event])).length)) + 20;

describe('a line that breaks after every k bytes', () => {
  it('loses and repeats nothing, for each k up to the length of the stream', async () => {
    const enough = enoughFor(EVENTS);
    const { length } = new TextEncoder().encode(streamText(EVENTS));
    const cutEvery = async (k: number) => {
      // Where k bytes hold no event, every other connection gives one, and breaks k bytes later.
      const turns = Array.from({ length: 2 * EVENTS.length + 2 }, (_, connection) =>
        cutAfter(k < enough && connection % 2 === 1 ? k + enough : k),
      );
      const { seen, requests } = await follow(turns);
      expect(seen, `k = ${k}`).toEqual(EVENTS);
      return requests.length;
    };
    let connections = 0;
    for (let k = 1; k <= length; k += 100) {
      const ks = Array.from({ length: Math.min(100, length - k + 1) }, (_, i) => k + i);
      const counts = await Promise.all(ks.map(cutEvery));
      connections += counts.reduce((sum, count) => sum + count, 0);
    }
    expect(connections).toBeGreaterThan(2 * length);
  });

  it.each([
    ['qa_ensemble', [2500, 4096, 9973, 40_009, 99_991]],
    ['reliability_hedging', [16_384, 65_537]],
    ['reliability_ensemble', [40_009, 131_071]],
  ])(
    'gives what the file of %s holds, through a real proxy, tokens and all',
    async (name, sizes) => {
      const recording = await openRecording(`test/golden/${name}`);
      const streamTokens: (string | null)[] = [];
      const service = await createReplayService(recording, 'http://localhost', Infinity);
      const server = await serveLoopback((operation, request) => {
        if (operation.id === 'streamJob') streamTokens.push(request.headers.get('Authorization'));
        return service(operation, request);
      }, 0);
      onTestFinished(() => server.close());
      const expected = goldenEvents(name);
      for (const k of sizes) {
        streamTokens.length = 0;
        const proxy = await cuttingProxy(Number(new URL(server.url).port), () => k);
        onTestFinished(() => proxy.close());
        const client = createClient({ baseUrl: proxy.url, token: 'api-token' });
        const seen: unknown[] = [];
        for await (const { value } of followRun({ client, runId: 'golden' })) seen.push(value);
        expect(seen, `k = ${k}`).toEqual(expected);
        expect(proxy.cuts, `k = ${k}`).toBeGreaterThan(0);
        expect(new Set(streamTokens).size).toBe(streamTokens.length);
        expect(streamTokens.length).toBeGreaterThan(1);
      }
    },
  );
});
