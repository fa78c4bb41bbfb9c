import type { HedgedCall } from '../../../src/contract';
import { createHedger, type Attempt, type HedgingOptions } from '../../../src/reliability/hedging';
import type { Clock } from '../../../src/reliability/clock';
import { createVirtualClock } from '../../../src/reliability/virtual-clock';

/** How one attempt goes; without `error` it answers with its number. */
export interface Script {
  readonly latency_ms: number;
  readonly error?: Error;
}

/** What became of the attempts, times being the clock's. */
export interface Seen {
  readonly sent: number[];
  readonly aborted: { attempt: number; at: number; reason: unknown }[];
}

/** Attempts that go as written; one that is not written never ends. They honour their signal. */
export function scripted(
  clock: Clock,
  scripts: readonly Script[],
): { attempt: Attempt<number>; seen: Seen } {
  const seen: Seen = { sent: [], aborted: [] };
  const attempt: Attempt<number> = ({ attempt: number, signal }) =>
    new Promise((resolve, reject) => {
      seen.sent.push(clock.now());
      const script = scripts[number] ?? { latency_ms: Infinity };
      const cancel = clock.after(script.latency_ms, () => {
        if (script.error) reject(script.error);
        else resolve(number);
      });
      signal.addEventListener('abort', () => {
        cancel();
        seen.aborted.push({ attempt: number, at: clock.now(), reason: signal.reason });
        reject(new Error('aborted', { cause: signal.reason }));
      });
    });
  return { attempt, seen };
}

export interface Told {
  readonly value?: number;
  readonly reason?: unknown;
  readonly record: HedgedCall;
  readonly seen: Seen;
  /** Timers left when the call was over. */
  readonly leaked: number;
}

export interface CallSettings {
  readonly signal?: AbortSignal;
  readonly idempotent?: boolean;
  readonly size?: number;
}

/** A hedger in virtual time whose calls are made one after the other. */
export function hedgerOf(policy: HedgingOptions) {
  const clock = createVirtualClock();
  const records: HedgedCall[] = [];
  let leaked = 0;
  const onRecord = (record: HedgedCall) => {
    records.push(record);
    leaked = clock.pending;
  };
  const hedger = createHedger(policy, { clock, onRecord });

  async function call(scripts: readonly Script[], settings: CallSettings = {}): Promise<Told> {
    const { attempt, seen } = scripted(clock, scripts);
    const names = { call_id: `c-${records.length}`, example_id: 'q' };
    const ended = hedger.call(attempt, { ...names, ...settings }).then(
      ({ value }) => ({ value }),
      (reason: unknown) => ({ reason }),
    );
    await clock.run();
    const record = records.at(-1);
    if (!record) throw new Error('the call left no record');
    return { ...(await ended), record, seen, leaked };
  }

  return { clock, hedger, records, call };
}

/** One call under a policy without a cap, so that the budget is not in the way. */
export function oneCall(
  policy: HedgingOptions,
  scripts: readonly Script[],
  settings: CallSettings = {},
): Promise<Told> {
  return hedgerOf({ budget: null, ...policy }).call(scripts, settings);
}
