import type { Cost, TokenCount } from '../contract';

/** One message of a conversation, as in the chat API of OpenAI. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What an adapter is asked. */
export interface AdapterRequest {
  readonly messages: readonly ChatMessage[];
  /** JSON Schema (2020-12) that the answer's text must validate against; absent: free text. */
  readonly output_schema?: Readonly<Record<string, unknown>>;
  /** Length of the answer at most, in tokens; absent: the adapter's own limit. */
  readonly max_tokens?: number;
}

/** What an adapter answers. */
export interface AdapterAnswer {
  readonly text: string;
  /** The adapter's own confidence, a fraction in [0, 1]; absent when it has none. */
  readonly confidence?: number;
  readonly tokens?: TokenCount;
  readonly cost?: Cost;
  /** From the request to the answer, in milliseconds of a monotonic clock. */
  readonly latency_ms: number;
}

/** How one request is made. */
export interface GenerateOptions {
  /** Aborting it stops the work and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A model that answers: local, behind HTTP, or several behind a vote. */
export interface Adapter {
  /** Names it in predictions, votes and reports. */
  readonly adapter_id: string;
  /** Answers a request, or rejects: with the signal's reason when that was aborted. */
  generate(request: AdapterRequest, options?: GenerateOptions): Promise<AdapterAnswer>;
}
