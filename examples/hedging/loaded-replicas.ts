import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createOpenAiAdapter, type Adapter } from 'crucible-contracts/runtime';
import type { HedgingContext } from './context';
import { startTenant } from './tenant';

/** Two servers of the same model. */
export interface Replicas {
  readonly adapters: readonly [Adapter, Adapter];
  /** Ends them and everything that uses them. */
  close(): Promise<void>;
}

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
  const end = () => Promise.all(workers.map((worker) => worker.terminate()));
  try {
    const [a, b] = await Promise.all([urlOf(workers[0], signal), urlOf(workers[1], signal)]);
    const texts = [...data.train, ...data.dev].map(({ question }) => question);
    const tenants = [a, b].map((url, i) =>
      startTenant(url, texts, { load: params.tenant_load, seed: seed + i }),
    );
    for (const worker of workers) {
      // Unheard it would end the process; its calls fail, and the records say so.
      worker.on('error', ({ message }) => context.log('error', `a replica ended: ${message}`));
    }
    return {
      adapters: [adapterOf(a), adapterOf(b)],
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
