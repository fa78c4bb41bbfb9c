import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdapterError, type AdapterErrorKind } from '../../../src/adapters/openai';
import { withRetries } from '../../../src/adapters/openai/retries';
import { createVirtualClock } from '../../../src/reliability';

const KINDS: Readonly<Record<AdapterErrorKind, boolean>> = {
  timeout: true,
  rate_limited: true,
  server_error: true,
  network: true,
  bad_request: false,
  unauthorized: false,
  refused: false,
  invalid_response: false,
  invalid_output: false,
  truncated: false,
};

interface Failure {
  readonly kind: AdapterErrorKind;
  readonly asked: number | undefined;
  readonly random: number;
}

const failures = fc.array(
  fc.record({
    // Mostly what may pass, or few would get to a second wait.
    kind: fc.oneof<fc.WeightedArbitrary<AdapterErrorKind>[]>(
      { weight: 9, arbitrary: fc.constantFrom('timeout', 'rate_limited', 'network') },
      { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(KINDS) as AdapterErrorKind[])) },
    ),
    asked: fc.option(fc.oneof(fc.nat(60_000), fc.constantFrom(60_000, 60_001, 2 ** 31, 1e300)), {
      nil: undefined,
    }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  { maxLength: 8 },
);

const errorOf = ({ kind, asked }: Failure) =>
  new AdapterError(kind, kind, {
    help: 'none',
    ...(asked !== undefined && { retry_after_ms: asked }),
  });

/** When each attempt begins; the last one answers when no failure is left. */
function expectedStarts(failures: readonly Failure[], maxRetries: number): number[] {
  const longest = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];
  const starts = [0];
  for (const [i, { kind, asked, random }] of failures.entries()) {
    if (i === maxRetries || !KINDS[kind] || (asked ?? 0) > 60_000) break;
    starts.push((starts[i] ?? NaN) + (asked ?? random * (longest[i] ?? NaN)));
  }
  return starts;
}

async function runRetries(failures: readonly Failure[], maxRetries: number) {
  const clock = createVirtualClock();
  const starts: number[] = [];
  const attempt = () => {
    const failure = failures[starts.length];
    starts.push(clock.now());
    return failure ? Promise.reject(errorOf(failure)) : Promise.resolve('answer');
  };
  const random = () => failures[starts.length - 1]?.random ?? NaN;
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  const ended = withRetries(attempt, { maxRetries, random, wait }, undefined).catch(
    (error: unknown) => error,
  );
  await clock.run();
  return { starts, ended: await ended };
}

describe('withRetries', () => {
  it('waits exactly as long as the server asks, else at random; a minute at most', async () => {
    await fc.assert(
      fc.asyncProperty(failures, fc.nat(8), async (failures, maxRetries) => {
        const { starts, ended } = await runRetries(failures, maxRetries);
        expect(starts).toEqual(expectedStarts(failures, maxRetries));
        const last = failures[starts.length - 1];
        if (last) expect(ended).toMatchObject({ kind: last.kind });
        else expect(ended).toBe('answer');
      }),
    );
  });

  it('does not try again after what is no error of the server', async () => {
    let attempts = 0;
    const attempt = () => {
      attempts++;
      return Promise.reject(new TypeError('a mistake'));
    };
    const retries = { maxRetries: 3, random: () => 0, wait: () => Promise.resolve() };
    await expect(withRetries(attempt, retries, undefined)).rejects.toThrow('a mistake');
    expect(attempts).toBe(1);
  });
});
