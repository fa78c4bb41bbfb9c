import type { AdapterRequest } from '../adapter';

/** What of the adapter's options goes into every request. */
export interface ChatModel {
  readonly model: string;
  readonly temperature: number;
  readonly seed?: number;
  readonly logprobs: boolean;
}

/** The body of a request to `chat/completions` (OpenAI API reference, Chat Completions). */
export function chatRequest(
  { messages, output_schema, max_tokens }: AdapterRequest,
  { model, temperature, seed, logprobs }: ChatModel,
): Readonly<Record<string, unknown>> {
  return {
    model,
    messages,
    temperature,
    ...(seed !== undefined && { seed }),
    ...(logprobs && { logprobs }),
    ...(max_tokens !== undefined && { max_tokens }),
    ...(output_schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: output_schema, strict: true },
      },
    }),
  };
}
