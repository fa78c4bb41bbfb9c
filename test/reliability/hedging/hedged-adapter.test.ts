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
