import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { retryAfter } from '../../../src/adapters/openai/retry-after';

const waitOf = (headers: Record<string, string>, now = 0) => retryAfter(new Headers(headers), now);

/** The example of RFC 9110, section 5.6.7, in its three forms. */
const INSTANT = Date.UTC(1994, 10, 6, 8, 49, 37);
const FORMS = [
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
];

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

describe('retryAfter', () => {
  it('reads milliseconds, and seconds as a thousand of them', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (ms, seconds) => {
        expect(waitOf({ 'retry-after': `${seconds}` })).toBe(seconds * 1000);
        expect(waitOf({ 'retry-after-ms': `${ms}` })).toBe(ms);
        expect(waitOf({ 'retry-after-ms': `${ms}`, 'retry-after': `${seconds}` })).toBe(ms);
      }),
    );
    expect(waitOf({ 'retry-after': '1.5' })).toBe(1500);
    expect(waitOf({ 'retry-after-ms': '0.5' })).toBe(0.5);
  });

  it.each(FORMS)('reads the date %s in any time zone', (form) => {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
      process.env['TZ'] = zone;
      expect(waitOf({ 'retry-after': form }, INSTANT - 2500)).toBe(2500);
      expect(waitOf({ 'retry-after': form }, INSTANT + 1)).toBe(0);
    }
  });

  it('reads every date that HTTP can write', () => {
    const seconds = fc.nat(4_000_000_000);
    fc.assert(
      fc.property(seconds, seconds, (at, now) => {
        const date = new Date(at * 1000).toUTCString();
        const wait = waitOf({ 'retry-after': date }, now * 1000);
        expect(wait).toBe(Math.max(0, at - now) * 1000);
      }),
    );
  });

  it('takes a number beyond all bounds for a long wait, not for none', () => {
    for (const digits of ['9'.repeat(13), '9'.repeat(400)]) {
      expect(waitOf({ 'retry-after': digits })).toBeGreaterThan(1e15);
      expect(waitOf({ 'retry-after-ms': digits })).toBeGreaterThan(1e12);
    }
  });

  it.each(['', '-5', 'soon', '1e3', '0x10', 'Sun', 'Sunday maybe', '5 seconds', 'NaN'])(
    'does not take %j for a wait',
    (text) => {
      expect(waitOf({ 'retry-after': text })).toBeUndefined();
      expect(waitOf({ 'retry-after-ms': text })).toBeUndefined();
    },
  );
});
