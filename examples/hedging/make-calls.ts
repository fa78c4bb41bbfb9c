import { setMaxListeners } from 'node:events';
import {
  createHedgedAdapter,
  createHedger,
  createUnhedgedArm,
  shortAnswerRequest,
  type CallArmOptions,
  type HedgingDraft,
  type PredictionDraft,
} from 'crucible-contracts/runtime';
import { predictionOf } from '../short_answers/record';
import type { HedgingContext } from './context';
import type { Replicas } from './loaded-replicas';
import type { PlannedCall } from './plan-calls';

/** After which a call of either arm has failed, in milliseconds. */
const DEADLINE_MS = 10_000;

type HedgedCall = HedgingDraft['calls'][number];

/** What is left of the calls. */
export interface CallsMade {
  readonly policy: HedgingDraft['policy'];
  /** In the order they started. */
  readonly calls: HedgedCall[];
  /** One for each arm and question, whatever became of the call. */
  readonly predictions: PredictionDraft[];
}

/**
 * Makes the calls, each at its time.
 *
 * @throws the reason of the run's signal
 */
export async function makeCalls(
  context: HedgingContext,
  plan: readonly PlannedCall[],
  { adapters: [a, b] }: Replicas,
): Promise<CallsMade> {
  const { clock, params, signal } = context;
  // Each call in flight listens; when the replicas are slow, there are many.
  setMaxListeners(0, signal);
  const records = new Map<string, HedgedCall>();
  const environment: CallArmOptions = {
    clock,
    onRecord(call) {
      records.set(call.call_id, call);
      context.hedge(call);
      context.progress(records.size, plan.length, 'calls');
    },
  };
  const deadline_ms = DEADLINE_MS;
  const { percentile } = params;
  const hedged = createHedger({ strategy: 'percentile', percentile, deadline_ms }, environment);
  const unhedged = createUnhedgedArm({ ...environment, deadline_ms });

  /** Never rejects: a call that failed is a result too. */
  async function outcomeOf({ arm, example_id, question, primary }: PlannedCall) {
    const adapter = createHedgedAdapter(
      primary === 0 ? [a, b] : [b, a],
      arm === 'hedged' ? hedged : unhedged,
      { adapter_id: arm, exampleId: () => example_id, callId: () => callId(arm, example_id) },
    );
    try {
      const answer = await adapter.generate(shortAnswerRequest(question), { signal });
      return { output: answer.text };
    } catch (error) {
      return { output: null, failure: error instanceof Error ? error.message : String(error) };
    }
  }

  const started = clock.now();
  const outcomes: ReturnType<typeof outcomeOf>[] = [];
  for (const call of plan) {
    await until(started + call.at_ms, context);
    if (signal.aborted) break;
    outcomes.push(outcomeOf(call));
  }
  const ended = await Promise.all(outcomes);
  signal.throwIfAborted();

  const calls = plan.flatMap(({ arm, example_id }) => records.get(callId(arm, example_id)) ?? []);
  const predictions = plan.flatMap(({ arm, question, isFirst }, i) => {
    const [outcome, call] = [ended[i], calls[i]];
    if (!isFirst || !outcome || !call) return [];
    return [predictionOf(arm, 'dev', question, { ...outcome, latency_ms: call.latency_ms })];
  });
  return { policy: hedged.policy, calls, predictions };
}

/** Unique in the run: an arm asks for an example once. */
function callId(arm: PlannedCall['arm'], example_id: string): string {
  return `${example_id}-${arm}`;
}

/** Resolves at a time of the clock, or at once when the run is canceled. */
function until(time: number, { clock, signal }: HedgingContext): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(time - clock.now(), end);
    signal.addEventListener('abort', end, { once: true });
  });
}
