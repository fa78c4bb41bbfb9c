import { hash, randomUUID } from 'node:crypto';
import type { Adapter, AdapterAnswer, AdapterRequest } from '../../adapters';
import { soundAnswer } from '../sound-answer';
import type { AnswerDetails } from './call-record';
import type { CallArm } from './hedger';

export interface HedgedAdapterOptions {
  /** Names it; default: as the primary, whose answers it gives sooner. */
  readonly adapter_id?: string;
  /**
   * Of a request; default its hash, so that both arms name the same request alike. Where arms are
   * compared, an arm may have one call of an example: a request that is made again needs another.
   */
  readonly exampleId?: (request: AdapterRequest) => string;
  /** Of a call, each once; default a random UUID. */
  readonly callId?: () => string;
  /**
   * Default true. False where asking twice does harm, such as for a model that acts through tools:
   * every request is then sent once only.
   */
  readonly idempotent?: boolean;
}

/**
 * An adapter that asks through an arm: the primary first, hedges to the backups in turn and round
 * again, so that a single adapter is its own backup. An answer that no record could hold, such as one
 * without a text, is a failure of its attempt. An answer's `latency_ms` is the call's. The record has
 * the answer's length in characters (code points), and the cost where all of it is known, which it
 * is not once an attempt was aborted.
 */
export function createHedgedAdapter(
  [primary, ...backups]: readonly [Adapter, ...Adapter[]],
  arm: CallArm,
  options: HedgedAdapterOptions = {},
): Adapter {
  const {
    adapter_id = primary.adapter_id,
    exampleId = requestHash,
    callId = randomUUID,
    idempotent = true,
  } = options;
  const adapters = [primary, ...backups];
  return {
    adapter_id,
    async generate(request, { signal } = {}) {
      const { value, record } = await arm.call(
        async (context) => {
          const adapter = adapters[context.attempt % adapters.length] ?? primary;
          const answer = await adapter.generate(request, context);
          return { ...answer, ...soundAnswer(answer) };
        },
        {
          call_id: callId(),
          example_id: exampleId(request),
          size: requestSize(request),
          idempotent,
          details,
          ...(signal && { signal }),
        },
      );
      return { ...value, latency_ms: record.latency_ms };
    },
  };
}

function details({ text, cost }: AdapterAnswer, attempts: number): AnswerDetails {
  return { output_length: Array.from(text).length, ...(cost && attempts === 1 && { cost }) };
}

/** In characters of all messages. */
function requestSize({ messages }: AdapterRequest): number {
  let size = 0;
  for (const { content } of messages) size += content.length;
  return size;
}

function requestHash(request: AdapterRequest): string {
  return hash('sha256', JSON.stringify(request));
}
