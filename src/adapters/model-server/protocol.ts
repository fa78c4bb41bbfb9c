import type { AdapterAnswer, AdapterRequest, ChatMessage } from '../adapter';

/** Body of `chat/completions`, as far as it is served. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly max_tokens?: number;
  readonly stream?: boolean;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly schema?: Readonly<Record<string, unknown>> };
  };
}

/** Body of `embeddings`. */
export interface EmbeddingsBody {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly encoding_format?: 'float' | 'base64';
}

const TEXT = { type: 'string' } as const;

/** What fastify holds bodies to. */
export const CHAT_BODY = {
  type: 'object',
  required: ['model', 'messages'],
  properties: {
    model: TEXT,
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['role', 'content'],
        properties: { role: { enum: ['system', 'user', 'assistant'] }, content: TEXT },
      },
    },
    max_tokens: { type: 'integer', minimum: 1 },
    stream: { type: 'boolean' },
    response_format: { type: 'object', required: ['type'], properties: { type: TEXT } },
  },
} as const;

export const EMBEDDINGS_BODY = {
  type: 'object',
  required: ['model', 'input'],
  properties: {
    model: TEXT,
    input: { anyOf: [TEXT, { type: 'array', minItems: 1, maxItems: 2048, items: TEXT }] },
    encoding_format: { enum: ['float', 'base64'] },
  },
} as const;

/** What the adapter is asked. */
export function adapterRequest({
  messages,
  max_tokens,
  response_format,
}: ChatBody): AdapterRequest {
  const output_schema = response_format?.json_schema?.schema;
  return {
    messages,
    ...(max_tokens !== undefined && { max_tokens }),
    ...(output_schema && { output_schema }),
  };
}

/** What the protocol writes for a probability too small to tell (OpenAI API reference, `logprob`). */
const LEAST_LOGPROB = -9999;

/** The answer as the protocol has it. */
export function chatCompletion(id: string, model: string, answer: AdapterAnswer): object {
  const { text, tokens, confidence } = answer;
  const logprobs = confidence === undefined ? null : { content: [tokenOf(text, confidence)] };
  return {
    id,
    object: 'chat.completion',
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop', logprobs },
    ],
    ...(tokens && {
      usage: {
        prompt_tokens: tokens.input,
        completion_tokens: tokens.output,
        total_tokens: tokens.input + tokens.output,
      },
    }),
  };
}

/** JSON cannot hold the logarithm of 0. */
function tokenOf(token: string, probability: number): object {
  return { token, logprob: Math.max(LEAST_LOGPROB, Math.log(probability)) };
}

/** Vectors as the protocol has them; base64 is of little-endian 32-bit floats. */
export function embeddings(
  { model, encoding_format = 'float' }: EmbeddingsBody,
  vectors: readonly Float32Array[],
): object {
  const data = vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: encoding_format === 'float' ? [...vector] : base64(vector),
  }));
  return { object: 'list', model, data };
}

function base64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [i, value] of vector.entries()) bytes.writeFloatLE(value, i * 4);
  return bytes.toString('base64');
}

/** An error as the protocol has it. */
export function protocolError(message: string, type: string, code: string): object {
  return { error: { message, type, code } };
}
