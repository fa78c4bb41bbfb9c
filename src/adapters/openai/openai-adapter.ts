import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cost, TokenCount } from '../../contract';
import type { Adapter, AdapterRequest, GenerateOptions } from '../adapter';
import { AdapterError } from './adapter-error';
import { chatRequest } from './chat-request';
import { readChatResponse } from './chat-response';
import { endpoint } from './endpoint';
import { sendChat } from './send-chat';

/** What tokens cost. */
export interface TokenPrice {
  /** Price of a million tokens of requests and of answers, in the currency. */
  readonly input: number;
  readonly output: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface OpenAiAdapterOptions {
  readonly adapter_id: string;
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Variable of the environment that holds the API key; default OPENAI_API_KEY. Unset: no key is sent. */
  readonly apiKeyEnv?: string;
  /** Default 0. */
  readonly temperature?: number;
  readonly seed?: number;
  /** Asks for log probabilities, which give the confidence. Default false. */
  readonly logprobs?: boolean;
  /** Further attempts after what may pass: timeouts, rate limits, server errors. Default 2; 0 under hedging. */
  readonly maxRetries?: number;
  /** Limit of each attempt, in milliseconds; default 60,000. */
  readonly timeoutMs?: number;
  /** Absent: answers have no cost. */
  readonly price?: TokenPrice;
  /** Uniform in [0, 1), for the jitter of waits. Default Math.random. */
  readonly random?: () => number;
}

/** First wait between attempts, and the longest, in milliseconds. */
const BACKOFF = { first: 500, longest: 8000 };

/**
 * A model behind the chat completions protocol of OpenAI, as vLLM, Ollama, llama.cpp and OpenAI
 * speak it. `latency_ms` covers all attempts. Between attempts it waits as long as the server asks,
 * or else with exponential backoff and full jitter (Brooker 2015).
 *
 * @throws AdapterError at once for a base URL that is none, or that would send a key in clear text
 *   over a network
 */
export function createOpenAiAdapter(options: OpenAiAdapterOptions): Adapter {
  const { adapter_id, model, temperature = 0, seed, logprobs = false } = options;
  const { maxRetries = 2, timeoutMs = 60_000, price, random = Math.random } = options;
  const key = process.env[options.apiKeyEnv ?? 'OPENAI_API_KEY'];
  const url = endpoint(options.baseUrl, key !== undefined);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };
  const chatModel = { model, temperature, logprobs, ...(seed !== undefined && { seed }) };

  async function attempts(request: AdapterRequest, signal: AbortSignal | undefined) {
    const body = JSON.stringify(chatRequest(request, chatModel));
    for (let retry = 0; ; retry++) {
      try {
        const text = await sendChat({ url, headers, body, timeoutMs, signal });
        return readChatResponse(text);
      } catch (error) {
        if (!(error instanceof AdapterError && error.transient) || retry >= maxRetries) throw error;
        const longest = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** retry);
        await wait(error.retry_after_ms ?? random() * longest, signal);
      }
    }
  }

  return {
    adapter_id,
    async generate(request: AdapterRequest, { signal }: GenerateOptions = {}) {
      signal?.throwIfAborted();
      const started = performance.now();
      const answer = await attempts(request, signal);
      const latency_ms = performance.now() - started;
      const cost = price && answer.tokens && costOf(answer.tokens, price);
      return { ...answer, ...(cost && { cost }), latency_ms };
    },
  };
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal && { signal });
  } catch (error) {
    // The caller's own reason says more than the timer's.
    signal?.throwIfAborted();
    throw error;
  }
}

function costOf({ input, output }: TokenCount, price: TokenPrice): Cost {
  const amount = (input * price.input + output * price.output) / 1e6;
  return { amount, currency: price.currency };
}
