import { inspect } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';
import { createOpenAiAdapter, type OpenAiAdapterOptions } from '../../../src/adapters/openai';

export const KEY = 'sk-very-secret';
export const REQUEST = { messages: [{ role: 'user', content: 'Where?' }] } as const;

beforeEach(() => (process.env['TEST_KEY'] = KEY));
afterEach(() => delete process.env['TEST_KEY']);

/** Waits for nothing between its attempts; `waits` tells for how long it would have. */
export const adapterOf = (
  baseUrl: string,
  more: Partial<OpenAiAdapterOptions> = {},
  waits: number[] = [],
) =>
  createOpenAiAdapter({
    adapter_id: 'llm',
    baseUrl,
    model: 'tiny',
    apiKeyEnv: 'TEST_KEY',
    random: () => 0.5,
    wait: (ms) => Promise.resolve(void waits.push(ms)),
    ...more,
  });

/** Everything that a log could show of an error: message, stack, fields and chain of causes. */
export const shown = (error: unknown) =>
  inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });

/** The error of a call that must fail, and whose error must not show the key. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => expect.fail('it answered'),
    (caught: unknown) => caught,
  );
  expect(shown(error)).not.toContain(KEY);
  return error;
}
