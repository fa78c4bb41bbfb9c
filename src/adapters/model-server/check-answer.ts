import { isCount } from '../count';

/**
 * Refuses what is no AdapterAnswer, as far as the protocol passes it on: an adapter of the caller's
 * own need not hold to its type.
 *
 * @throws TypeError that says what is wrong
 */
export function checkAnswer(answer: object): void {
  const { text, confidence, tokens }: Readonly<Record<string, unknown>> = { ...answer };
  if (typeof text !== 'string') throw notAnswer('text', text, 'a string');
  if (confidence !== undefined && !isFraction(confidence))
    throw notAnswer('confidence', confidence, 'a fraction in [0, 1]');
  if (tokens !== undefined && !isTokenCount(tokens))
    throw notAnswer('tokens', tokens, 'input and output, whole numbers from 0');
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isTokenCount(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { input, output }: Readonly<Record<string, unknown>> = { ...value };
  return isCount(input) && isCount(output);
}

function notAnswer(field: string, value: unknown, expected: string): TypeError {
  const found = typeof value === 'number' ? value : typeof value;
  return new TypeError(`the model answered with a ${field} of ${found}; expected ${expected}`);
}
