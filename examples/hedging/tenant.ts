import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type SeededRandom } from 'crucible-contracts/runtime';
import { exponential } from './exponential';

/** Before the first batch it rests as if one had taken this long, in milliseconds. */
const FIRST_BATCH_MS = 100;

/** Texts of one batch at most. */
const LARGEST_BATCH = 16;

export interface TenantOptions {
  /** Share of the time that it keeps the replica busy, a fraction in (0, 1). */
  readonly load: number;
  readonly seed: number;
}

/** Who else uses a replica. */
export interface Tenant {
  /**
   * Ends its work.
   *
   * @returns batches that were embedded
   * @throws what ended it before: then the replica was not under load any more
   */
  stop(): Promise<number>;
}

/**
 * Embeds batches of texts at a replica, as a nightly job does. Between batches it rests in
 * proportion to the time that the batch took, so that it loads a slow machine as much as a fast one.
 */
export function startTenant(url: string, texts: readonly string[], options: TenantOptions): Tenant {
  const stopping = new AbortController();
  const { signal } = stopping;
  let batches = 0;
  let failure: unknown;

  async function work(): Promise<void> {
    const random = seededRandom(options.seed);
    let worked = FIRST_BATCH_MS;
    for (;;) {
      const rest = worked * (1 / options.load - 1);
      await sleep(rest * exponential(random), undefined, { signal });
      const started = performance.now();
      await embed(url, batchOf(texts, random), signal);
      batches++;
      worked = performance.now() - started;
    }
  }

  const ended = work().catch((error: unknown) => {
    if (!signal.aborted) failure = error;
  });
  return {
    async stop() {
      stopping.abort();
      await ended;
      if (failure !== undefined) {
        throw new Error('the tenant stopped early, so not all calls were made under load', {
          cause: failure,
        });
      }
      return batches;
    },
  };
}

/** Most batches are small and few are large: each toss of a coin doubles the size, or ends it. */
function batchOf(texts: readonly string[], random: SeededRandom): string[] {
  let size = 1;
  while (size < LARGEST_BATCH && random.below(2) === 0) size *= 2;
  return random.shuffled(texts).slice(0, size);
}

async function embed(url: string, input: readonly string[], signal: AbortSignal): Promise<void> {
  const response = await fetch(`${url}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'encoder', input, encoding_format: 'base64' }),
    signal,
  });
  // The vectors are of no use here; parsing them would keep this thread from measuring.
  const body = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${response.status}: ${Buffer.from(body).toString()}`);
}
