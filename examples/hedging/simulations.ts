import { simulateOverload, simulateTailAtScale } from 'crucible-contracts/runtime';
import type { HedgingContext } from './context';

/** Every fifth permille of the distribution, and the far tail that the paper speaks of. */
const PERMILLES = [...Array.from({ length: 201 }, (_, i) => 5 * i), 999].sort((a, b) => a - b);

/** Offered load in percent of what the servers can do. */
const LOADS = [50, 60, 70, 80, 90];

/** Enough for a p99; the simulation's own default would take longer than the calls. */
const REQUESTS = 2000;

/**
 * Charts what "The Tail at Scale" describes: the distribution of the latencies of a fanned-out read,
 * by permille.
 *
 * @returns what it shows, in a sentence
 */
export function chartTailAtScale({ metric, seed }: HedgingContext): string {
  const { unhedged, hedged, extra_requests } = simulateTailAtScale({ seed });
  for (const [arm, { permille_ms }] of Object.entries({ unhedged, hedged })) {
    for (const step of PERMILLES) {
      const value = rounded(permille_ms[step] ?? NaN);
      metric(`tail_at_scale/${arm}`, value, { step, unit: 'ms' });
    }
  }
  return `tail_at_scale is simulated: a read fanned out to 100 servers, by permille of its latency; hedging after 10 ms takes p99.9 from ${unhedged.p99_9_ms.toFixed(0)} to ${hedged.p99_9_ms.toFixed(0)} ms for ${(100 * extra_requests).toFixed(1)} % more requests (Dean & Barroso 2013 report 1,800 and 74 ms for 2 %, to which its tail is fitted).`;
}

/** Charts what hedging does to servers near their capacity, with a budget and without, by load. */
export async function chartOverload({ metric, seed, signal }: HedgingContext): Promise<void> {
  for (const step of LOADS) {
    signal.throwIfAborted();
    const { unhedged, hedged_with_budget, hedged_without_budget } = await simulateOverload({
      seed,
      load: step / 100,
      requests: REQUESTS,
    });
    const arms = { unhedged, hedged_with_budget, hedged_without_budget };
    for (const [arm, { attempts_per_request, latency }] of Object.entries(arms)) {
      metric(`overload_p99/${arm}`, rounded(latency.p99_ms), { step, unit: 'ms' });
      metric(`overload_attempts/${arm}`, rounded(attempts_per_request), { step, unit: 'requests' });
    }
  }
}

/** To a thousandth: more digits would say something about the processor's arithmetic only. */
function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
