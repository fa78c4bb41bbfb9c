import { parseStrictJson } from '../../artifacts';
import type { TokenCount } from '../../contract';
import { isCount } from '../count';
import { AdapterError } from './adapter-error';
import type { Quote } from './quote';

/** What an answer of `chat/completions` says, as far as it is used. */
export interface ChatAnswer {
  readonly text: string;
  /** Geometric mean of the tokens' probabilities; absent without logprobs. */
  readonly confidence?: number;
  /** Absent when the server does not count. */
  readonly tokens?: TokenCount;
}

interface ReadingOptions {
  /** Whether the text must be JSON. */
  readonly json: boolean;
  readonly quote: Quote;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the body of an answer.
 *
 * @throws AdapterError `invalid_response` when it is no such answer; `refused` when the model
 *   refuses or a filter withheld the answer; `truncated` when the limit on tokens left no text, or
 *   cut JSON off; `invalid_output` when the text must be JSON and is none
 */
export function readChatResponse(body: string, { json, quote }: ReadingOptions): ChatAnswer {
  const { choices, usage } = object(parse(body), 'the answer');
  const choice = object(list(choices, 'choices')[0], 'choices[0]');
  const message = object(choice['message'], 'choices[0].message');
  const { content, refusal } = message;
  if (typeof refusal === 'string' && refusal !== '')
    throw refused(`the model refused: ${quote(refusal)}`);
  if (choice['finish_reason'] === 'content_filter')
    throw refused("the server's filter withheld the answer");
  if (choice['finish_reason'] === 'length' && (json || !content)) throw truncated();
  if (typeof content !== 'string') throw invalid('choices[0].message.content is no text');
  if (json) checkJson(content, quote);
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
  } catch {
    throw invalid('the answer is no JSON');
  }
}

function checkJson(text: string, quote: Quote): void {
  const parsed = parseStrictJson(new TextEncoder().encode(text));
  if (parsed.ok) return;
  const [problem] = parsed.problems;
  const help = 'ask a server that holds answers to a JSON Schema, or say in the messages to write JSON alone'; // prettier-ignore
  const what = `the text is not strict JSON (${problem?.rule}): ${quote(text)}`;
  throw new AdapterError('invalid_output', what, { help });
}

function confidenceOf(logprobs: unknown): number | undefined {
  const tokens = isObject(logprobs) ? logprobs['content'] : undefined;
  if (!Array.isArray(tokens) || tokens.length === 0) return undefined;
  let sum = 0;
  for (const token of tokens as unknown[]) {
    const logprob = isObject(token) ? token['logprob'] : undefined;
    if (typeof logprob !== 'number') return undefined;
    // No probability is above 1, whatever rounding or a server makes of it.
    sum += Math.min(0, logprob);
  }
  return Math.exp(sum / tokens.length);
}

function tokensOf(usage: unknown): TokenCount | undefined {
  if (!isObject(usage)) return undefined;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return isCount(input) && isCount(output) ? { input, output } : undefined;
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

function invalid(message: string): AdapterError {
  const help = 'check that the base URL leads to an OpenAI-compatible server, such as …/v1';
  return new AdapterError('invalid_response', message, { help });
}

function refused(message: string): AdapterError {
  return new AdapterError('refused', message, { help: 'ask otherwise, or another model' });
}

function truncated(): AdapterError {
  const help = 'raise max_tokens of the request; what a model thinks may count too';
  return new AdapterError('truncated', 'the limit on tokens cut the answer off', { help });
}
