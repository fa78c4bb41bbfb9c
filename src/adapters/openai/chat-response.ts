import type { TokenCount } from '../../contract';
import { AdapterError } from './adapter-error';

/** What an answer of `chat/completions` says, as far as it is used. */
export interface ChatAnswer {
  readonly text: string;
  /** Geometric mean of the tokens' probabilities; absent without logprobs. */
  readonly confidence?: number;
  /** Absent when the server does not count. */
  readonly tokens?: TokenCount;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the body of an answer.
 *
 * @throws AdapterError `invalid_response` when it is no such answer, `refused` when the model
 *   refuses or a filter withheld the answer
 */
export function readChatResponse(body: string): ChatAnswer {
  const { choices, usage } = object(parse(body), 'the answer');
  const choice = object(list(choices, 'choices')[0], 'choices[0]');
  const message = object(choice['message'], 'choices[0].message');
  const { content, refusal } = message;
  if (typeof refusal === 'string' && refusal !== '')
    throw refused(`the model refused: ${refusal.slice(0, 200)}`);
  if (choice['finish_reason'] === 'content_filter')
    throw refused("the server's filter withheld the answer");
  if (typeof content !== 'string') throw invalid('choices[0].message.content is no text');
  const confidence = confidenceOf(choice['logprobs']);
  const tokens = tokensOf(usage);
  return {
    text: content,
    ...(confidence !== undefined && { confidence }),
    ...(tokens && { tokens }),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw invalid('the answer is no JSON', cause);
  }
}

function confidenceOf(logprobs: unknown): number | undefined {
  const tokens = isObject(logprobs) ? logprobs['content'] : undefined;
  if (!Array.isArray(tokens) || tokens.length === 0) return undefined;
  let sum = 0;
  for (const token of tokens as unknown[]) {
    const logprob = isObject(token) ? token['logprob'] : undefined;
    if (typeof logprob !== 'number') return undefined;
    sum += logprob;
  }
  return Math.min(1, Math.exp(sum / tokens.length));
}

function tokensOf(usage: unknown): TokenCount | undefined {
  if (!isObject(usage)) return undefined;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return isCount(input) && isCount(output) ? { input, output } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, what: string): Json {
  if (isObject(value)) return value;
  throw invalid(`${what} is no object`);
}

function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  throw invalid(`${what} is no list`);
}

function invalid(message: string, cause?: unknown): AdapterError {
  const help = 'check that the base URL leads to an OpenAI-compatible server, such as …/v1';
  return new AdapterError('invalid_response', message, { help, cause });
}

function refused(message: string): AdapterError {
  return new AdapterError('refused', message, { help: 'ask otherwise, or another model' });
}
