import { describe, expect, it } from 'vitest';
import type { Adapter, AdapterAnswer } from '../../../src/adapters';
import type { HedgedCall } from '../../../src/contract';
import {
  createHedgedAdapter,
  createHedger,
  createUnhedgedArm,
} from '../../../src/reliability/hedging';
import { createVirtualClock, type VirtualClock } from '../../../src/reliability/virtual-clock';

function adapterOf(clock: VirtualClock, adapter_id: string, latency_ms: number): Adapter {
  return {
    adapter_id,
    generate: (_request, { signal } = {}) =>
      new Promise((resolve, reject) => {
        const cost = { amount: 1, currency: 'EUR' };
        const cancel = clock.after(latency_ms, () =>
          resolve({ text: `${adapter_id} 👍`, latency_ms, cost }),
        );
        signal?.addEventListener('abort', () => {
          cancel();
          reject(new Error('aborted', { cause: signal.reason }));
        });
      }),
  };
}

const request = { messages: [{ role: 'user', content: 'Which?' }] } as const;

async function ask(adapter: Adapter, clock: VirtualClock, signal?: AbortSignal) {
  const answer = adapter.generate(request, signal && { signal });
  const ended = answer.then(
    (value: AdapterAnswer): { value: AdapterAnswer } => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  await clock.run();
  return ended;
}

describe('createHedgedAdapter', () => {
  it('asks the backups in turn, and round again', async () => {
    const clock = createVirtualClock();
    const asked: string[] = [];
    const [a, b] = (['a', 'b'] as const).map((name): Adapter => ({
      adapter_id: name,
      generate: () => {
        asked.push(name);
        return Promise.reject(new Error(name));
      },
    }));
    if (!a || !b) throw new Error('two adapters');
    const hedger = createHedger({ strategy: 'fixed', delay_ms: 1, max_hedges: 3 }, { clock });
    await ask(createHedgedAdapter([a, b], hedger), clock);
    expect(asked).toEqual(['a', 'b', 'a', 'b']);
  });

  it('answers with the first answer, its latency being that of the call', async () => {
    const clock = createVirtualClock();
    const records: HedgedCall[] = [];
    const hedger = createHedger(
      { strategy: 'fixed', delay_ms: 10 },
      { clock, onRecord: (record) => records.push(record) },
    );
    const adapter = createHedgedAdapter(
      [adapterOf(clock, 'slow', 500), adapterOf(clock, 'fast', 5)],
      hedger,
    );
    expect(adapter.adapter_id).toBe('slow');
    expect(await ask(adapter, clock)).toMatchObject({ value: { text: 'fast 👍', latency_ms: 15 } });
    expect(records[0]).toMatchObject({ winner: 'backup', output_length: 6, attempts: 2 });
    // The cost of the aborted one is not known, so what all attempts cost is not either.
    expect(records[0]).not.toHaveProperty('cost');
    expect(clock.pending).toBe(0);
  });

  it('names the same request alike in both arms, and every call differently', async () => {
    const clock = createVirtualClock();
    const records: HedgedCall[] = [];
    const onRecord = (record: HedgedCall) => records.push(record);
    const one = adapterOf(clock, 'one', 30);
    const hedger = createHedger({ strategy: 'fixed', delay_ms: 10 }, { clock, onRecord });
    await ask(createHedgedAdapter([one], hedger), clock);
    const bare = createUnhedgedArm({ clock, onRecord });
    await ask(createHedgedAdapter([one], bare, { adapter_id: 'bare' }), clock);
    expect(records.map(({ arm }) => arm)).toEqual(['hedged', 'unhedged']);
    expect(new Set(records.map(({ example_id }) => example_id)).size).toBe(1);
    expect(new Set(records.map(({ call_id }) => call_id)).size).toBe(2);
    expect(records[1]).toMatchObject({
      decision: 'off',
      delay_ms: null,
      attempts: 1,
      latency_ms: 30,
      cost: { amount: 1, currency: 'EUR' },
    });
  });

  it('does not send twice what is not idempotent', async () => {
    const clock = createVirtualClock();
    const records: HedgedCall[] = [];
    const hedger = createHedger(
      { strategy: 'fixed', delay_ms: 10 },
      { clock, onRecord: (record) => records.push(record) },
    );
    const one = adapterOf(clock, 'one', 30);
    for (const options of [{ idempotent: false }, { idempotent: true }, {}])
      await ask(createHedgedAdapter([one], hedger, options), clock);
    expect(records.map(({ attempts }) => attempts)).toEqual([1, 2, 2]);
    expect(records[0]?.decision).toBe('not_idempotent');
  });

  it('hedges a request by the latencies of those of its size', async () => {
    const clock = createVirtualClock();
    const records: HedgedCall[] = [];
    const policy = { strategy: 'workload_aware', warm_up: 5, budget: null } as const;
    const hedger = createHedger(policy, { clock, onRecord: (record) => records.push(record) });
    let latencies = [0];
    const adapter: Adapter = {
      adapter_id: 'by-size',
      generate: () => {
        const latency_ms = latencies.shift() ?? 1;
        return new Promise((resolve) => clock.after(latency_ms, () => resolve({ text: '', latency_ms }))); // prettier-ignore
      },
    };
    const hedged = createHedgedAdapter([adapter], hedger);
    const askFor = async (size: number, ...given: number[]) => {
      latencies = given;
      const half = 'x'.repeat(size / 2);
      const messages = [{ role: 'system', content: half }, { role: 'user', content: half }] as const; // prettier-ignore
      const answer = hedged.generate({ messages });
      await clock.run();
      await answer;
      return records.at(-1);
    };
    for (let n = 0; n < 40; n++) {
      await askFor(100, 10, 10);
      await askFor(10_000, 1000, 1000);
    }
    expect(await askFor(9000, 900, 1)).toMatchObject({ hedged: false, delay_ms: 1000 });
    expect(await askFor(90, 900, 1)).toMatchObject({ hedged: true, delay_ms: 10 });
  });

  it.each<[unknown, string]>([
    [{}, "the answer's text is undefined; expected a string"],
    [undefined, "the answer's text is undefined; expected a string"],
    [{ text: null }, "the answer's text is null; expected a string"],
    [{ text: 'half \ud800' }, 'expected no half of a surrogate pair'],
    [{ text: 'a', cost: { amount: NaN, currency: 'USD' } }, 'expected an amount from 0'],
  ])('takes the answer %j for a failure of its attempt', async (answer, message) => {
    const clock = createVirtualClock();
    const records: HedgedCall[] = [];
    const hedger = createHedger(
      { strategy: 'fixed', delay_ms: 100, deadline_ms: 1000 },
      { clock, onRecord: (record) => records.push(record) },
    );
    // As an adapter in JavaScript may.
    const broken = { adapter_id: 'a', generate: () => Promise.resolve(answer as AdapterAnswer) };
    const sound = adapterOf(clock, 'sound', 5);
    expect(await ask(createHedgedAdapter([broken, sound], hedger), clock)).toMatchObject({ value: { text: 'sound 👍' } }); // prettier-ignore
    expect(records[0]).toMatchObject({ decision: 'attempt_failed', winner: 'backup' });
    const failed = await ask(createHedgedAdapter([broken], hedger), clock);
    expect(failed).toMatchObject({ reason: { errors: [{ message: expect.stringContaining(message) as string }, {}] } }); // prettier-ignore
    expect(records[1]).toMatchObject({ outcome: 'failure', attempts: 2 });
    expect(clock.pending).toBe(0);
  });

  it('reaches an adapter with its abort also where another one spreads its options', async () => {
    const clock = createVirtualClock();
    const hedger = createHedger({ strategy: 'fixed', delay_ms: 10, deadline_ms: 20 }, { clock });
    const slow = adapterOf(clock, 'slow', 900);
    const outer = { ...slow, generate: (...[asked, options]: Parameters<Adapter['generate']>) => slow.generate(asked, { ...options }) }; // prettier-ignore
    expect(await ask(createHedgedAdapter([outer], hedger), clock)).toMatchObject({ reason: { deadline_ms: 20 } }); // prettier-ignore
    expect(clock.now()).toBe(20);
  });

  it("passes on the caller's abort", async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const reason = new Error('left');
    const hedger = createHedger({ strategy: 'fixed', delay_ms: 1 }, { clock });
    const adapter = createHedgedAdapter([adapterOf(clock, 'one', 30)], hedger);
    clock.after(5, () => controller.abort(reason));
    expect(await ask(adapter, clock, controller.signal)).toEqual({ reason });
  });
});
