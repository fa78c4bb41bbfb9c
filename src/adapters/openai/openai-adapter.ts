import { performance } from 'node:perf_hooks';
import type { Cost, TokenCount } from '../../contract';
import type { Adapter, AdapterRequest, GenerateOptions } from '../adapter';
import { checkCount } from '../count';
import { apiKey } from './api-key';
import { chatRequest, type ChatModel } from './chat-request';
import { readChatResponse } from './chat-response';
import { endpoint } from './endpoint';
import { quoteWithout } from './quote';
import { waitFor, withRetries, type Wait } from './retries';
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
  /** Variable of the environment that holds the API key; default OPENAI_API_KEY. Unset or blank: no key is sent. */
  readonly apiKeyEnv?: string;
  /** Default 0; null sends none, as models that reason demand. */
  readonly temperature?: number | null;
  readonly seed?: number;
  /** Asks for log probabilities, which give the confidence. Default false. */
  readonly logprobs?: boolean;
  /** Under which name the limit on tokens is sent; default max_tokens. Models that reason know the other alone, and count their thoughts; null sends no limit. */
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens' | null;
  /** Asks the server to hold the answer to the output_schema exactly, which some schemas do not allow. Default true. */
  readonly strict?: boolean;
  /** Further attempts after what may pass: timeouts, rate limits, server errors. Default 2; 0 under hedging. */
  readonly maxRetries?: number;
  /** Limit of each attempt, in milliseconds; default 60,000. */
  readonly timeoutMs?: number;
  /** Absent: answers have no cost. */
  readonly price?: TokenPrice;
  /** Uniform in [0, 1), for the jitter of waits. Default Math.random. */
  readonly random?: () => number;
  /** Waits between attempts. Default: on the machine's clock. */
  readonly wait?: Wait;
}

/** setTimeout takes no longer delay, some 24 days. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * A model behind the chat completions protocol of OpenAI, as vLLM, Ollama, llama.cpp and OpenAI
 * speak it. `latency_ms` covers all attempts and the waits between them: as long as the server asks
 * (`retry-after`, `retry-after-ms`), or else exponential backoff up to 8 seconds with full jitter
 * (Brooker 2015). A server that asks for more than a minute is not asked again: the error says how
 * long.
 *
 * With an `output_schema` the text is JSON, or `generate` rejects (`invalid_output`, `truncated`).
 * That it follows the schema is the server's part, which is why {@link OpenAiAdapterOptions.strict}
 * is on: a caller who needs to know validates it, and records the finding as `output_valid`.
 *
 * @throws AdapterError at once for a base URL that is none, or that would send a key in clear text
 *   over a network, and for a key that no header can carry
 * @throws RangeError for maxRetries that is no whole number from 0, and for a timeout or a price
 *   that is none
 */
export function createOpenAiAdapter(options: OpenAiAdapterOptions): Adapter {
  const { adapter_id, price, random = Math.random, wait = waitFor } = options;
  const retries = {
    random,
    wait,
    maxRetries: checkCount('maxRetries', options.maxRetries ?? 2, 0),
  };
  const timeoutMs = checkTimeout(options.timeoutMs ?? 60_000);
  if (price) checkPrice(price);
  const key = apiKey(options.apiKeyEnv ?? 'OPENAI_API_KEY');
  const quote = quoteWithout(key);
  const url = endpoint(options.baseUrl, key !== undefined);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };
  const chatModel = chatModelOf(options);

  return {
    adapter_id,
    async generate(request: AdapterRequest, { signal }: GenerateOptions = {}) {
      signal?.throwIfAborted();
      const started = performance.now();
      const body = JSON.stringify(chatRequest(request, chatModel));
      const json = request.output_schema !== undefined;
      const attempt = async () =>
        readChatResponse(await sendChat({ url, headers, body, timeoutMs, quote, signal }), { json, quote }); // prettier-ignore
      const answer = await withRetries(attempt, retries, signal);
      const latency_ms = performance.now() - started;
      const cost = price && answer.tokens && costOf(answer.tokens, price);
      return { ...answer, ...(cost && { cost }), latency_ms };
    },
  };
}

function chatModelOf({
  model,
  temperature = 0,
  seed = null,
  logprobs = false,
  strict = true,
  maxTokensField = 'max_tokens',
}: Partial<ChatModel> & Pick<ChatModel, 'model'>): ChatModel {
  return { model, temperature, seed, logprobs, strict, maxTokensField };
}

function checkTimeout(timeoutMs: number): number {
  if (timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS) return timeoutMs;
  throw new RangeError(
    `timeoutMs is ${timeoutMs}; expected milliseconds above 0 and up to ${MAX_TIMEOUT_MS}`,
  );
}

function checkPrice({ input, output, currency }: TokenPrice): void {
  for (const [tokens, amount] of Object.entries({ input, output })) {
    if (!(amount >= 0 && amount < Infinity))
      throw new RangeError(`price.${tokens} is ${amount}; expected an amount from 0`);
  }
  if (!/^[A-Z]{3}$/.test(currency))
    throw new RangeError(`price.currency is ${currency}; expected ISO 4217, such as USD`);
}

function costOf({ input, output }: TokenCount, price: TokenPrice): Cost {
  const amount = (input * price.input + output * price.output) / 1e6;
  return { amount, currency: price.currency };
}
