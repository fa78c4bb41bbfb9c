/**
 * What does a hedger cost a call that it does not hedge? Time of one call at p50, p95 and p99: the
 * bare await of an adapter, and the same through a hedger, in rounds that alternate.
 *
 *   npm run build && npx tsx bench/hedging-overhead.ts [--calls 20000] [--rounds 15]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Adapter, AdapterRequest } from '../src/adapters';

const GOAL_US = 5;

// What ships: tsx has each function that a call makes set its name, which adds a microsecond.
const { createHedgedAdapter, createHedger, percentile } = (await import(
  new URL('../dist/runtime.js', import.meta.url).href
)) as typeof import('../src/runtime');

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '15' },
  },
});
const [calls, rounds] = [Number(values.calls), Number(values.rounds)];

const request: AdapterRequest = { messages: [{ role: 'user', content: 'Which claim holds?' }] };
const answer = { text: 'SUPPORT', latency_ms: 0 };
/** Answers in the next microtask, so that what is left is what surrounds it. */
const adapter: Adapter = { adapter_id: 'instant', generate: () => Promise.resolve(answer) };
/** Reads its signal and listens to it, as fetch does. */
const listening: Adapter = {
  adapter_id: 'listening',
  generate(_request, { signal } = {}) {
    const stop = () => undefined;
    signal?.addEventListener('abort', stop);
    signal?.removeEventListener('abort', stop);
    return Promise.resolve(answer);
  },
};
const { signal } = new AbortController();

const names = { call_id: 'c-0', example_id: 'q-0' };
const fixed = createHedger({ strategy: 'fixed', delay_ms: 1000, deadline_ms: 5000 });
const percentiles = createHedger({ strategy: 'percentile', min_delay_ms: 1000 });
const given = { callId: () => names.call_id, exampleId: () => names.example_id };
const named = createHedgedAdapter([adapter], percentiles, given);
const hedged = createHedgedAdapter([adapter], percentiles);
const hedgedListening = createHedgedAdapter([listening], percentiles);

interface System {
  readonly name: string;
  /** Whose time is subtracted: the same adapter, awaited without a hedger. */
  readonly bare: string;
  readonly call: () => Promise<unknown>;
}
const BARE = 'bare';
const BARE_LISTENING = 'bare, listening to the signal of the caller';
const SYSTEMS: readonly System[] = [
  { name: BARE, bare: BARE, call: () => adapter.generate(request) },
  {
    name: 'hedger.call, fixed delay and deadline',
    bare: BARE,
    call: () => fixed.call(() => adapter.generate(request), names),
  },
  {
    name: 'hedger.call, p95 of 1000',
    bare: BARE,
    call: () => percentiles.call(() => adapter.generate(request), names),
  },
  {
    name: 'hedger.call, p95, signal of the caller',
    bare: BARE,
    call: () => percentiles.call(() => adapter.generate(request), { ...names, signal }),
  },
  { name: 'hedged adapter, p95, names given', bare: BARE, call: () => named.generate(request) },
  { name: 'hedged adapter, p95', bare: BARE, call: () => hedged.generate(request) },
  {
    name: 'hedged adapter, p95, signal of the caller',
    bare: BARE,
    call: () => hedged.generate(request, { signal }),
  },
  {
    name: BARE_LISTENING,
    bare: BARE_LISTENING,
    call: () => listening.generate(request, { signal }),
  },
  {
    name: 'hedger.call, p95, listening',
    bare: BARE_LISTENING,
    call: () => percentiles.call((context) => listening.generate(request, context), names),
  },
  {
    name: 'hedged adapter, p95, listening',
    bare: BARE_LISTENING,
    call: () => hedgedListening.generate(request),
  },
  {
    name: 'bare, listening to a new signal each',
    bare: BARE_LISTENING,
    call: () => listening.generate(request, { signal: new AbortController().signal }),
  },
];

const times = new Map(SYSTEMS.map(({ name }) => [name, new Float64Array(calls * rounds)]));
for (const system of SYSTEMS) await round(system, 0);
for (let n = 0; n < rounds; n++) for (const system of SYSTEMS) await round(system, n);

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, node ${process.version}`,
);
console.log(`${calls * rounds} calls a line, one after the other, microseconds a call`);
console.log('     p50     p95     p99   above bare at p50');
for (const { name, bare } of SYSTEMS) {
  const figures = [0.5, 0.95, 0.99].map((p) => at(name, p).toFixed(2).padStart(8));
  const above = at(name, 0.5) - at(bare, 0.5);
  const verdict = name.startsWith('bare') ? '' : above <= GOAL_US ? 'met' : 'NOT MET';
  console.log(`${figures.join('')}  ${above.toFixed(2).padStart(6)} ${verdict.padEnd(8)} ${name}`);
}
console.log(`Goal: at most ${GOAL_US} µs above the bare await at p50 when no hedge is sent.`);

async function round({ name, call }: System, n: number): Promise<void> {
  const own = times.get(name);
  for (let i = 0; i < calls; i++) {
    const started = performance.now();
    await call();
    const elapsed = performance.now() - started;
    if (own) own[n * calls + i] = elapsed * 1000;
  }
}

function at(name: string, p: number): number {
  return percentile(times.get(name) ?? [], p) ?? NaN;
}
