import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TelemetryEnvelope } from '../../src';
import { createClient, followRun, ProblemError, StreamError } from '../../src/client';
import { EVENTS, follow } from './follow';
import {
  cutAfter,
  inSizes,
  refusing,
  saying,
  scriptedService,
  silent,
  streamText,
  unreachable,
  whole,
  type Turn,
} from './scripted-service';

afterEach(() => vi.useRealTimers());

const lastEventIds = (requests: readonly Request[]) =>
  requests.map(({ headers }) => headers.get('Last-Event-ID'));
const tokensOf = (requests: readonly Request[]) =>
  requests.map(({ headers }) => headers.get('Authorization'));

/** Bytes of the stream up to and with the event of this seq. */
const bytesUpTo = (seq: number) =>
  new TextEncoder().encode(streamText(EVENTS.slice(0, seq + 1))).length;

/** Timers fire at once, in order; what waits for 45 seconds has waited. */
function skipTime(): void {
  vi.useFakeTimers();
  vi.setTimerTickMode('nextTimerAsync');
}

describe('followRun gives every event once and in order', () => {
  it('from a stream in whatever pieces it comes', async () => {
    const { length } = new TextEncoder().encode(streamText(EVENTS));
    const sizes = fc.array(fc.integer({ min: 1, max: length }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sizes, async (pieces) => {
        const { seen, requests } = await follow([inSizes(pieces)]);
        expect(seen).toEqual(EVENTS);
        expect(requests).toHaveLength(1);
      }),
    );
  });

  it('byte by byte, also where a byte is part of a letter', async () => {
    const events = EVENTS.map((event) =>
      event.event_name === 'log'
        ? { ...event, payload: { level: 'info', message: 'Zürich 漢字 🙂' } }
        : event,
    );
    const sizes = Array.from({ length: 8000 }, () => 1);
    expect((await follow([inSizes(sizes)], {}, events)).seen).toEqual(events);
  });

  it('whatever happens to its connections', async () => {
    const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
      fc.nat(4000).map(cutAfter),
      fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 9 }).map(inSizes),
      fc.constant(unreachable),
      fc.constant(refusing({ status: 503 })),
      fc.nat(12).map((lost) => saying((text) => withoutMessage(text, lost))),
      fc.nat(12).map((again) => saying((text) => twice(text, again))),
      fc.constant(saying(() => `retry: 1\n\n${streamText(EVENTS)}`)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyTurn, { maxLength: 6 }), async (turns) => {
        skipTime();
        const { seen, requests } = await follow(turns);
        expect(seen).toEqual(EVENTS);
        expect(tokensOf(requests)).toEqual(requests.map((_, i) => `Bearer token-${i + 1}`));
      }),
    );
  });

  it('and reconnects with the last one', async () => {
    const { seen, requests } = await follow([cutAfter(bytesUpTo(2)), unreachable, whole]);
    expect(seen).toEqual(EVENTS);
    expect(lastEventIds(requests)).toEqual([null, '2', '2']);
  });

  it('from the one after `after` on', async () => {
    const { seen, requests } = await follow([], { after: 6 });
    expect(seen).toEqual(EVENTS.slice(7));
    expect(lastEventIds(requests)).toEqual(['6']);
  });

  it('and reconnects at a gap', async () => {
    const { seen, requests } = await follow([saying((text) => withoutMessage(text, 4))]);
    expect(seen).toEqual(EVENTS);
    expect(lastEventIds(requests)).toEqual([null, '3']);
  });
});

describe('followRun ends', () => {
  it('with run_stop, though the connection stays open', async () => {
    const { seen, requests } = await follow([saying((text) => text, 'silence')]);
    expect([seen, requests.length]).toEqual([EVENTS, 1]);
  });

  it('at 204', async () => {
    const { seen, requests } = await follow([], {}, EVENTS.slice(0, 3));
    expect([seen, requests.length]).toEqual([EVENTS.slice(0, 3), 2]);
  });

  it('at once and without an error when it is told to, whatever it is waiting for', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const never = () => new Promise<never>(() => undefined);
    const waits: [string, Turn[], (() => Promise<string>)?][] = [
      ['an event', [silent]],
      ['an answer', [never]],
      ['a token', [], never],
      ['a reconnection', [refusing({ status: 503, retry_after_ms: 60_000 })]],
    ];
    // No timer fires after it has begun to wait.
    vi.useFakeTimers();
    for (const [what, turns, token] of waits) {
      const stop = new AbortController();
      const options = { signal: stop.signal, ...(token && { token }) };
      const following = follow(turns, options);
      await vi.advanceTimersByTimeAsync(20);
      stop.abort(new Error('the page was closed'));
      expect((await following).seen, what).toEqual([]);
    }
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('with no event more, though the piece that came holds others', async () => {
    const { fetch } = scriptedService(EVENTS, []);
    const client = createClient({ baseUrl: 'http://service.test', fetch });
    const stop = new AbortController();
    const token = () => Promise.resolve('token');
    const seen: number[] = [];
    for await (const { value } of followRun({ client, jobId: 'j', token, signal: stop.signal })) {
      seen.push(value.seq);
      if (value.seq === 1) stop.abort();
    }
    expect(seen).toEqual([0, 1]);
  });

  it('before it begins when the signal is aborted already', async () => {
    expect(await follow([], { signal: AbortSignal.abort() })).toMatchObject({ seen: [] });
  });

  it('when its reader leaves, and lets go of the connection', async () => {
    const { fetch, requests } = scriptedService(EVENTS, [saying((text) => text, 'silence')]);
    const client = createClient({ baseUrl: 'http://service.test', fetch });
    const token = () => Promise.resolve('token');
    for await (const { value } of followRun({ client, jobId: 'job-1', token }))
      if (value.seq === 2) break;
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true]);
  });
});

describe('followRun asks again', () => {
  it('after 45 seconds of silence, before the answer and after it', async () => {
    vi.useFakeTimers();
    const never = () => new Promise<never>(() => undefined);
    const following = follow([silent, never, whole]);
    await vi.advanceTimersByTimeAsync(44_000);
    let isDone = false;
    const done = following.then((result) => {
      isDone = true;
      return result;
    });
    await vi.advanceTimersByTimeAsync(44_000);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await done).seen).toEqual(EVENTS);
    expect((await done).requests).toHaveLength(3);
  });

  it('no sooner than the service says, nor much later', async () => {
    vi.useFakeTimers();
    const refusals: [Turn, number][] = [
      [refusing({ status: 429, retry_after_ms: 12_000 }), 12_000],
      [refusing({ status: 503 }, { 'Retry-After': '7' }), 7000],
      [saying(() => 'retry: 5000\n\n'), 5000],
      [refusing({ status: 500 }), 1000],
    ];
    for (const [turn, ms] of refusals) {
      const { fetch, requests } = scriptedService(EVENTS, [turn]);
      const client = createClient({ baseUrl: 'http://service.test', fetch });
      const token = () => Promise.resolve('token');
      const next = followRun({ client, jobId: 'job-1', token }).next();
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(requests).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(ms / 2 + 2);
      expect(requests).toHaveLength(2);
      await next;
    }
  });

  it('after waits that double up to half a minute, and then half as long again at most', async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    const fetch = () => {
      times.push(Date.now());
      return Promise.reject(new TypeError('fetch failed'));
    };
    const client = createClient({ baseUrl: 'http://service.test', fetch });
    const stop = new AbortController();
    const token = () => Promise.resolve('token');
    const following = followRun({ client, jobId: 'job-1', token, signal: stop.signal }).next();
    await vi.advanceTimersByTimeAsync(300_000);
    stop.abort();
    await following;
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, wait] of waits.entries()) {
      const least = Math.min(1000 * 2 ** index, 30_000);
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(least * 1.5 + 1);
    }
    expect(waits.length).toBeGreaterThan(8);
    expect(new Set(waits.map((wait) => wait % 1000)).size).toBeGreaterThan(1);
  });

  it('as soon as at first, after an event has come', async () => {
    vi.useFakeTimers();
    const following = follow(EVENTS.map(() => saying(firstMessage, 'break')));
    // Ten reconnections after an event each: doubling waits would take seventeen minutes.
    await vi.advanceTimersByTimeAsync(EVENTS.length * 1500 + 100);
    expect((await following).seen).toEqual(EVENTS);
  });

  it('not because its reader is slow', async () => {
    vi.useFakeTimers();
    const { fetch, requests } = scriptedService(EVENTS, [inSizes([bytesUpTo(3)])]);
    const client = createClient({ baseUrl: 'http://service.test', fetch });
    const token = () => Promise.resolve('token');
    const following = followRun({ client, jobId: 'job-1', token });
    for (const event of EVENTS) {
      expect(await following.next()).toMatchObject({ value: { value: event } });
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect((await following.next()).done).toBe(true);
    expect([requests.length, requests[0]?.signal.aborted]).toEqual([1, true]);
  });

  it('without a rush when the stream asks for no wait at all, or for too long a one', async () => {
    vi.useFakeTimers();
    const turns = Array.from({ length: 1000 }, () => saying(() => 'retry: 0\n\n'));
    const stop = new AbortController();
    const none = follow(turns, { signal: stop.signal });
    await vi.advanceTimersByTimeAsync(60_000);
    stop.abort();
    expect((await none).requests.length).toBeLessThan(25);

    const long = follow([saying(() => `retry: ${'9'.repeat(30)}\n\n`)]);
    await vi.advanceTimersByTimeAsync(86_400_000 * 1.5 + 1);
    expect((await long).requests).toHaveLength(2);
  });

  it('with a new token when one has expired, before the stream and during it', async () => {
    const expired = refusing({ status: 401, type: 'urn:crucible:problem:unauthorized' });
    skipTime();
    const { seen, requests } = await follow([expired, cutAfter(bytesUpTo(1)), expired, whole]);
    expect(seen).toEqual(EVENTS);
    expect(tokensOf(requests)).toEqual([1, 2, 3, 4].map((n) => `Bearer token-${n}`));
  });

  it('where the tokens come from, when there was no network', async () => {
    skipTime();
    let asked = 0;
    const token = () =>
      ++asked === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('t');
    expect((await follow([], { token })).seen).toEqual(EVENTS);
    expect(asked).toBe(2);
  });
});

describe('followRun fails', () => {
  const problems: [number, number][] = [
    [400, 1],
    [401, 2],
    [403, 1],
    [404, 1],
    [406, 1],
  ];
  it.each(problems)('with a problem at %i, after %i request(s)', async (status, times) => {
    skipTime();
    const detail = `no, ${status}`;
    const turn = refusing({ status, type: 'urn:crucible:problem:x', detail });
    const { fetch, requests } = scriptedService(EVENTS, [turn, turn, turn]);
    const client = createClient({ baseUrl: 'http://service.test', fetch });
    const token = () => Promise.resolve('token');
    const error: unknown = await followRun({ client, jobId: 'job-1', token })
      .next()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ message: detail, problem: { status, detail } });
    expect(requests).toHaveLength(times);
  });

  const [first] = EVENTS;
  const wrong: [string, Turn, RegExp][] = [
    ['no JSON', saying(() => 'data: {"a\n\n'), /not JSON: \{"a$/],
    ['no event', saying(() => 'data: {}\n\n'), /invalid event: .*event_name/],
    [
      'an event of another major',
      saying(() => `data: ${JSON.stringify({ ...first, schema_version: '2.0.0' })}\n\n`),
      /schema_version 2\.0\.0, not 1/,
    ],
    [
      'a misspelt event of a known minor',
      saying(() => `data: ${JSON.stringify({ ...first, event_name: 'run_strat' })}\n\n`),
      /run_start/,
    ],
    [
      'a page',
      () => new Response('<h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } }),
      /text\/html/,
    ],
    ['a message without end', saying(() => `data: ${'x'.repeat(17 * 2 ** 20)}`), /over 16777216/],
  ];
  it.each(wrong)('when the stream sends %s', async (_, turn, message) => {
    await expect(follow([turn])).rejects.toThrow(message);
    await expect(follow([turn])).rejects.toBeInstanceOf(StreamError);
  });

  it('with what token() throws, and for tokens and positions that are none', async () => {
    const token = () => Promise.reject(new Error('signed out'));
    await expect(follow([], { token })).rejects.toThrow('signed out');
    await expect(follow([], { token: async () => 'a\nb' })).rejects.toThrow('without spaces');
    await expect(follow([], { after: NaN })).rejects.toThrow('after must be');
    await expect(follow([], { after: -2 })).rejects.toThrow('after must be');
  });
});

it('followRun gives events of a newer minor as such', async () => {
  const newer = { ...EVENTS[3], schema_version: '1.999.0', event_name: 'added_later' };
  const events = EVENTS.map((event, i) => (i === 3 ? (newer as TelemetryEnvelope) : event));
  const { fetch } = scriptedService(events, []);
  const client = createClient({ baseUrl: 'http://service.test', fetch });
  const known: boolean[] = [];
  const token = () => Promise.resolve('token');
  for await (const event of followRun({ client, jobId: 'job-1', token })) {
    known.push(event.known);
    if (!event.known) expect(event.value).toEqual(newer);
  }
  expect(known).toEqual(events.map((_, index) => index !== 3));
});

function messagesIn(text: string): string[] {
  return text.split(/(?=^id: )/m);
}

/** The first event alone, and no `retry:`. */
function firstMessage(text: string): string {
  return messagesIn(text)[1] ?? '';
}

function withoutMessage(text: string, index: number): string {
  return messagesIn(text)
    .filter((_, i) => i !== index + 1)
    .join('');
}

function twice(text: string, index: number): string {
  return messagesIn(text)
    .flatMap((message, i) => (i === index + 1 ? [message, message] : [message]))
    .join('');
}
