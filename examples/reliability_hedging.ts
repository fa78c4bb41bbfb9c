/**
 * Does sending slow calls a second time, to another replica, cut the tail of their latencies, and
 * what does it cost?
 *
 * Two replicas of a model server on this machine answer short questions while a tenant embeds
 * batches of texts on each. The same questions are asked without hedging and with it. Data: SQuAD
 * v1.1's format (`--data <dir>`), or the sample in `data/short_answers_sample`. It needs the
 * packages of the sentence encoder and fastify.
 *
 *   npm run example:hedging
 *   crucible run examples/reliability_hedging.ts --output-dir artifacts/crucible --param pairs=800
 */
import { defineExperiment, type MLExperiment, type SquadData } from 'crucible-contracts/runtime';
import type { HedgingContext, HedgingParams } from './hedging/context';
import { openLoadedReplicas, type Replicas } from './hedging/loaded-replicas';
import { makeCalls } from './hedging/make-calls';
import { planCalls } from './hedging/plan-calls';
import { chartOverload, chartTailAtScale } from './hedging/simulations';
import { loadQuestions } from './short_answers/sample';

const gate = (metric: string, threshold: number) =>
  ({ metric, adapter_id: 'hedged', comparator: 'gte', threshold, on_missing: 'fail' }) as const;

/**
 * The experiment over replicas of the caller's.
 *
 * @param openReplicas called when the calls begin; the replicas are closed when they have ended
 */
export function hedgingExperiment(
  openReplicas: (context: HedgingContext) => Promise<Replicas>,
): MLExperiment<SquadData, HedgingParams> {
  return defineExperiment<SquadData, HedgingParams>({
    experiment_id: 'reliability_hedging',
    name: 'Hedged calls to two replicas under load',
    description:
      'Asks two replicas of a local model server, each of which also serves a batch job, the same questions without and with hedging; the delay is a percentile of the latencies seen so far.',
    params: {
      pairs: [400],
      interval_ms: [35],
      tenant_load: [0.25],
      percentile: [95],
      target_ms: [250],
    },
    seed: 40,
    // Tenants leave the replicas free for three quarters of the time: fewer calls in time than that
    // are not theirs, nor this machine's other work.
    quality_targets: [gate('success_rate', 1), gate('success_within_target', 0.7)],
    loadData: loadQuestions,
    stages: [
      { name: 'eval', kind: 'eval', run: (context) => evaluate(context, openReplicas) },
      { name: 'overload', kind: 'analysis', run: chartOverload },
      { name: 'analysis', kind: 'analysis', run: analyse },
    ],
  });
}

export default hedgingExperiment(openLoadedReplicas);

async function evaluate(
  context: HedgingContext,
  openReplicas: (context: HedgingContext) => Promise<Replicas>,
): Promise<void> {
  const { data, params, seed } = context;
  const plan = planCalls(data.dev, params, seed);
  const replicas = await openReplicas(context);
  try {
    const { policy, calls, predictions } = await makeCalls(context, plan, replicas);
    await context.saveHedging({ policy, target_ms: params.target_ms, calls });
    for (const prediction of predictions) await context.predict(prediction);
  } finally {
    await replicas.close();
  }
}

function analyse(context: HedgingContext): Promise<void> {
  const { percentile, pairs, tenant_load, interval_ms } = context.params;
  const tail = chartTailAtScale(context);
  context.report({
    splits: ['dev'],
    comparisons: [{ baseline: 'unhedged', adapter_id: 'hedged' }],
    notes: [
      `Every question is asked in both arms, at the same replica first; which arm begins alternates. ${2 * pairs} calls start at random times, ${interval_ms} ms apart in the mean, whether or not those before have ended.`,
      `A replica answers one request at a time; its tenant keeps it busy for about ${100 * tenant_load} % of the time. The machine is the same for both replicas, tenants and client, so two replicas that are busy slow each other down.`,
      `A hedge is sent after p${percentile} of the latencies of the hedged arm so far, so that percentiles up to it change little; what it can cut is beyond. None is sent before 20 latencies are known.`,
      'Calls that wait for the same batch are slow together, while the intervals take calls for independent: they are somewhat too narrow.',
      tail,
      'overload_p99 and overload_attempts are simulated too: p99 and requests sent for each that was asked, by offered load in percent of capacity; without a budget hedging amplifies the load, with one it cannot.',
    ],
  });
  return Promise.resolve();
}
