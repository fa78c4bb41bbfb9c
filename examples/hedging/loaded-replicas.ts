import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createOpenAiAdapter, shortAnswerRequest, type Adapter } from 'crucible-contracts/runtime';
import type { HedgingContext } from './context';
import { startTenant } from './tenant';

/** Two servers of the same model. */
export interface Replicas {
  readonly adapters: readonly [Adapter, Adapter];
  /** Ends them and everything that uses them. */
  close(): Promise<void>;
}

/** To each replica, before the load and the measurement begin. */
const WARM_UP_CALLS = 20;

const SCRIPT = new URL('./replica-worker.mjs', import.meta.url);

/**
 * Two replicas on this machine, each in a thread of its own and each with a tenant that embeds
 * batches of the data's questions.
 *
 * @throws ModelError `missing_packages` when the encoder or fastify is not installed
 */
export async function openLoadedReplicas(context: HedgingContext): Promise<Replicas> {
  const { data, params, seed, signal } = context;
  const workers = [new Worker(SCRIPT), new Worker(SCRIPT)] as const;
  for (const worker of workers) {
    // Unheard it would end the process; its calls fail, and the records say so.
    worker.on('error', ({ message }) => context.log('error', `a replica ended: ${message}`));
  }
  const end = () => Promise.all(workers.map((worker) => worker.terminate()));
  try {
    const [a, b] = await Promise.all([urlOf(workers[0], signal), urlOf(workers[1], signal)]);
    const adapters = [adapterOf(a), adapterOf(b)] as const;
    await warmUp(adapters, context);
    const texts = [...data.train, ...data.dev].map(({ question }) => question);
    const tenants = [a, b].map((url, i) =>
      startTenant(url, texts, { load: params.tenant_load, seed: seed + i }),
    );
    return {
      adapters,
      async close() {
        const work = Promise.all(tenants.map((tenant) => tenant.stop()));
        const batches = await work.finally(end);
        context.log('info', `batches that the tenants embedded meanwhile: ${batches.join(', ')}`);
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Where a replica listens, once it does. */
async function urlOf(worker: Worker, signal: AbortSignal): Promise<string> {
  // The script's one message; `once` rejects with the error when it ends with one.
  const [url] = (await once(worker, 'message', { signal })) as [string];
  return url;
}

/** What only first calls take, such as connecting, is no latency of a server in use. */
async function warmUp(adapters: Replicas['adapters'], { data, signal }: HedgingContext) {
  for (const question of data.train.slice(0, WARM_UP_CALLS))
    for (const adapter of adapters)
      await adapter.generate(shortAnswerRequest(question), { signal });
}

function adapterOf(baseUrl: string): Adapter {
  return createOpenAiAdapter({
    adapter_id: 'bm25',
    model: 'bm25',
    baseUrl,
    // A retry would be another hedge, which no record tells of.
    maxRetries: 0,
    // The replicas ask for no key, and the caller's own is none of theirs.
    apiKeyEnv: 'CRUCIBLE_REPLICA_API_KEY',
  });
}
