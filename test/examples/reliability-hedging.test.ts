import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HedgingContext } from '../../examples/hedging/context';
import type { Replicas } from '../../examples/hedging/loaded-replicas';
import { planCalls } from '../../examples/hedging/plan-calls';
import { startTenant } from '../../examples/hedging/tenant';
import { hedgingExperiment } from '../../examples/reliability_hedging';
import type { HedgingMetrics } from '../../src/contract';
import { TinkexRunner } from '../../src/experiment';
import { createVirtualClock } from '../../src/reliability';
import { NO_BACKEND, problemsIn } from '../experiment/support';
import { expectGolden, inVirtualTime } from './golden';
import { answerAfter, scriptedReplicas } from './scripted-replicas';

/** The example in virtual time, with fewer calls. */
function exampleOf(openReplicas: (context: HedgingContext) => Promise<Replicas>, pairs: number) {
  const experiment = hedgingExperiment(openReplicas);
  return { ...experiment, params: { ...experiment.params, pairs: [pairs] } };
}

test('gives the golden folder', async () => {
  await expectGolden(exampleOf(scriptedReplicas, 60));
});

describe('the plan of the calls', () => {
  const questions = fc
    .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 9 })
    .map((ids) =>
      ids.map((id) => ({ id, article: 'a', passage: 'p', question: `${id}?`, answers: [] })),
    );
  const plans = fc.record({
    questions,
    pairs: fc.nat(40),
    interval_ms: fc.integer({ min: 1, max: 100 }),
    seed: fc.nat(2 ** 31),
  });

  test('asks every question of a pair once in each arm, at the same replica, in turn first', () => {
    fc.assert(
      fc.property(plans, ({ questions, seed, ...params }) => {
        const calls = planCalls(questions, params, seed);
        expect(calls).toHaveLength(2 * params.pairs);
        const firsts = calls.filter((_, i) => i % 2 === 0);
        for (const [pair, first] of firsts.entries()) {
          const { arm, at_ms, ...same } = first;
          const second = calls[2 * pair + 1];
          expect(second).toMatchObject(same);
          expect(second?.arm).not.toBe(arm);
          expect(firsts[pair + 1]?.arm).not.toBe(arm);
          expect(second?.at_ms).toBeGreaterThanOrEqual(at_ms);
        }
        const examples = firsts.map(({ example_id }) => example_id);
        expect(new Set(examples).size).toBe(params.pairs);
        const asked = firsts.filter(({ isFirst }) => isFirst).map(({ question }) => question.id);
        expect(new Set(asked).size).toBe(Math.min(params.pairs, questions.length));
        expect(asked).toHaveLength(Math.min(params.pairs, questions.length));
      }),
    );
  });

  test('spreads the calls as a Poisson process does, over both replicas', () => {
    const question = { id: 'q', article: 'a', passage: 'p', question: '?', answers: [] };
    const calls = planCalls([question], { pairs: 5000, interval_ms: 50 }, 7);
    const gaps = calls.slice(1).map(({ at_ms }, i) => at_ms - (calls[i]?.at_ms ?? NaN));
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
    // Exponential: the mean is within 5 standard errors, and exp(-2) of all exceed twice the mean.
    expect(Math.abs(mean - 50)).toBeLessThan((5 * 50) / Math.sqrt(gaps.length));
    expect(gaps.filter((gap) => gap > 100).length / gaps.length).toBeCloseTo(Math.exp(-2), 1);
    expect(calls.filter(({ primary }) => primary === 0).length / calls.length).toBeCloseTo(0.5, 1);
  });
});

describe('a run', () => {
  let output_dir: string;
  beforeEach(() => {
    output_dir = mkdtempSync(join(tmpdir(), 'crucible-hedging-'));
  });
  afterEach(() => rmSync(output_dir, { recursive: true }));

  test('records what a broken replica fails, and hedging makes good', async () => {
    const clock = createVirtualClock();
    const experiment = exampleOf(
      () =>
        Promise.resolve({
          adapters: [
            { adapter_id: 'broken', generate: () => Promise.reject(new Error('out of memory')) },
            {
              adapter_id: 'works',
              generate: (_request, { signal } = {}) =>
                answerAfter(clock, { text: 'an answer', latency_ms: 5 }, signal),
            },
          ],
          close: () => Promise.resolve(),
        }),
      // As many as the budget's burst can hedge.
      10,
    );
    const runner = new TinkexRunner({ backend: NO_BACKEND, clock });
    const [run] = await inVirtualTime(clock, runner.run({ ...experiment, output_dir }));
    const { folder, report, manifest } = run ?? expect.fail('no run');
    const { calls } = JSON.parse(
      readFileSync(join(folder, 'hedging_metrics.json'), 'utf8'),
    ) as HedgingMetrics;
    const [hedged, unhedged] = (['hedged', 'unhedged'] as const).map((name) =>
      calls.filter(({ arm }) => arm === name),
    );
    expect(hedged?.filter(({ outcome }) => outcome !== 'success')).toEqual([]);
    const failed = unhedged?.filter(({ outcome }) => outcome !== 'success').length ?? 0;
    expect(failed).toBeGreaterThan(0);
    expect(hedged?.filter(({ decision }) => decision === 'attempt_failed')).toHaveLength(failed);
    expect(report.metrics).toContainEqual(
      expect.objectContaining({
        name: 'success_rate',
        adapter_id: 'unhedged',
        value: (10 - failed) / 10,
      }),
    );
    const errors = readFileSync(join(folder, 'predictions.jsonl'), 'utf8').match(/out of memory/g);
    expect(errors).toHaveLength(failed);
    expect(manifest.quality_results?.map(({ passed }) => passed)).toEqual([true, true]);
    expect(await problemsIn(folder)).toEqual([]);
  });

  test('that is canceled closes the replicas and leaves no timer', async () => {
    const clock = createVirtualClock();
    const canceling = new AbortController();
    let closed = 0;
    const experiment = exampleOf(async (context) => {
      const replicas = await scriptedReplicas(context);
      clock.after(500, () => canceling.abort());
      return {
        ...replicas,
        close: async () => {
          closed++;
        },
      };
    }, 200);
    const runner = new TinkexRunner({ backend: NO_BACKEND, clock });
    const running = runner.run({ ...experiment, output_dir }, { signal: canceling.signal });
    const [run] = await inVirtualTime(clock, running);
    expect(run?.manifest.status).toBe('canceled');
    expect([closed, clock.pending, clock.now()]).toEqual([1, 0, 500]);
    expect(await problemsIn(run?.folder ?? '')).toEqual([]);
  });
});

describe('the tenant', () => {
  async function serving<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`);
  const busy = { load: 0.9, seed: 1 };

  test('embeds batches of different sizes until it is stopped', async () => {
    const sizes: number[] = [];
    const enough = new AbortController();
    const batches = await serving(
      (request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          expect(request.url).toBe('/v1/embeddings');
          sizes.push((JSON.parse(body) as { input: string[] }).input.length);
          response.end('{}');
          if (sizes.length === 30) enough.abort();
        });
      },
      async (url) => {
        const tenant = startTenant(url, texts, busy);
        await once(enough.signal, 'abort');
        const made = await tenant.stop();
        const { length } = sizes;
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(sizes).toHaveLength(length);
        return made;
      },
    );
    expect(batches).toBeGreaterThanOrEqual(29);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });

  test('says so when it could not work', async () => {
    await serving(
      (_request, response) => response.writeHead(500).end('no memory'),
      async (url) => {
        const read = vi.spyOn(Response.prototype, 'arrayBuffer');
        onTestFinished(() => read.mockRestore());
        const tenant = startTenant(url, texts, busy);
        // Stopped before it has read the answer, it would not know that it failed.
        await vi.waitFor(() => expect(read.mock.settledResults[0]?.type).toBe('fulfilled'), {
          timeout: 30_000,
        });
        await expect(tenant.stop()).rejects.toThrow(/stopped early/);
      },
    );
  });
});
