/** Models behind the chat completions protocol of OpenAI. */
export { createOpenAiAdapter, type OpenAiAdapterOptions, type TokenPrice } from './openai-adapter';
export type { Wait } from './retries';
export { AdapterError, type AdapterErrorKind } from './adapter-error';
