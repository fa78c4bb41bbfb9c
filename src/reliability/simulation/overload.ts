import type { HedgedCall } from '../../contract';
import { seededRandom, type SeededRandom } from '../../stats';
import { createHedger, createUnhedgedArm, type CallArm, type CallArmOptions } from '../hedging';
import { createVirtualClock, type VirtualClock } from '../virtual-clock';
import { latencySummary, type LatencySummary } from './latency-summary';
import { createServerQueue } from './server-queue';

export interface OverloadOptions {
  readonly seed: number;
  /** Offered load without hedges / capacity; default 0.85, and above 1 the queue only grows. */
  readonly load?: number;
  /** Default 20,000. */
  readonly requests?: number;
  /** Default 10. */
  readonly servers?: number;
  /** Mean time of one service, in milliseconds; default 10. */
  readonly service_ms?: number;
  /** Fixed delay of the hedges, in milliseconds; default 20. */
  readonly delay_ms?: number;
  /** Of the capped arm, a fraction of its calls; default 0.1. */
  readonly budget?: number;
  /** Default 500. */
  readonly deadline_ms?: number;
}

export interface OverloadArm {
  /** Attempts / requests: how much hedging amplified the load. */
  readonly attempts_per_request: number;
  /** Share of requests that had no answer by the deadline, a fraction. */
  readonly deadline_rate: number;
  /** Of all requests, those that met their deadline first with the deadline. */
  readonly latency: LatencySummary;
}

export interface Overload {
  readonly unhedged: OverloadArm;
  readonly hedged_with_budget: OverloadArm;
  readonly hedged_without_budget: OverloadArm;
}

/** Log-normal services: their logarithm's standard deviation. Makes p99 about six times the mean. */
const SERVICE_SPREAD = 1;

/**
 * Hedging near capacity, by the hedger itself in virtual time: Poisson arrivals, log-normal
 * services, `servers` of them behind one queue (M/G/c), which serves also what nobody waits for any
 * more. Without a budget each hedge lengthens the queue, which makes more calls late, which sends
 * more hedges, until nearly every request is sent twice; with one the load stays within 1 + budget of
 * what was offered, which is no help where that alone is more than the servers can do.
 * All three arms have the same arrivals and the same first services.
 */
export async function simulateOverload(options: OverloadOptions): Promise<Overload> {
  const { delay_ms = 20, budget = 0.1, deadline_ms = 500 } = options;
  const policy = { strategy: 'fixed', delay_ms, deadline_ms } as const;
  return {
    unhedged: await simulateArm(options, (arm) => createUnhedgedArm({ ...arm, deadline_ms })),
    hedged_with_budget: await simulateArm(options, (arm) =>
      createHedger({ ...policy, budget }, arm),
    ),
    hedged_without_budget: await simulateArm(options, (arm) =>
      createHedger({ ...policy, budget: null }, arm),
    ),
  };
}

async function simulateArm(
  options: OverloadOptions,
  createArm: (environment: CallArmOptions) => CallArm,
): Promise<OverloadArm> {
  const clock = createVirtualClock();
  const records: HedgedCall[] = [];
  const arm = createArm({ clock, onRecord: (record) => records.push(record) });
  scheduleRequests(clock, arm, options);
  await clock.run();
  return summary(records);
}

function scheduleRequests(
  clock: VirtualClock,
  arm: CallArm,
  { seed, load = 0.85, requests = 20_000, servers = 10, service_ms = 10 }: OverloadOptions,
): void {
  const random = seededRandom(seed);
  // The backups' own, so that how many there are does not change the rest.
  const backups = seededRandom(seed + 1);
  const queue = createServerQueue(clock, servers);
  const median = service_ms * Math.exp(-(SERVICE_SPREAD ** 2) / 2);
  const service = (from: SeededRandom) => median * Math.exp(SERVICE_SPREAD * from.normal());
  let arrival = 0;
  for (let request = 0; request < requests; request++) {
    arrival -= (Math.log(1 - random.uniform()) * service_ms) / (servers * load);
    const primary = service(random);
    clock.after(arrival, () => {
      const names = { call_id: `c-${request}`, example_id: `q-${request}` };
      const call = arm.call(
        ({ attempt }) => queue.serve(attempt === 0 ? primary : service(backups)),
        names,
      );
      // A deadline that is missed is in the record.
      call.catch(() => undefined);
    });
  }
}

function summary(records: readonly HedgedCall[]): OverloadArm {
  const share = (of: (record: HedgedCall) => number) =>
    records.reduce((sum, record) => sum + of(record), 0) / records.length;
  return {
    attempts_per_request: share(({ attempts }) => attempts),
    deadline_rate: share(({ outcome }) => Number(outcome === 'deadline')),
    latency: latencySummary(records.map(({ latency_ms }) => latency_ms)),
  };
}
