import type { AdapterRequest } from '../adapter';

/** What of the adapter's options goes into every request. */
export interface ChatModel {
  readonly model: string;
  readonly temperature: number | null;
  readonly seed: number | null;
  readonly logprobs: boolean;
  readonly strict: boolean;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens' | null;
}

/** The body of a request to `chat/completions` (OpenAI API reference, Chat Completions). */
export function chatRequest(
  { messages, output_schema, max_tokens }: AdapterRequest,
  { model, temperature, seed, logprobs, strict, maxTokensField }: ChatModel,
): Readonly<Record<string, unknown>> {
  return {
    model,
    messages,
    ...(temperature !== null && { temperature }),
    ...(seed !== null && { seed }),
    ...(logprobs && { logprobs }),
    ...(max_tokens !== undefined && maxTokensField !== null && { [maxTokensField]: max_tokens }),
    ...(output_schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: output_schema, ...(strict && { strict }) },
      },
    }),
  };
}
