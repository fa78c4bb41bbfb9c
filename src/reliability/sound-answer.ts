import { inspect } from 'node:util';
import type { AdapterAnswer } from '../adapters';
import type { Cost } from '../contract';

/** An answer as records hold it. */
export type SoundAnswer = Pick<AdapterAnswer, 'text' | 'confidence' | 'cost'>;

const CURRENCY = /^[A-Z]{3}$/;

/**
 * What records hold of an answer. Adapters may be written in JavaScript, or pass on what a server
 * said, and one of them must not spoil the record of the rest.
 *
 * @throws TypeError saying what no record could hold
 */
export function soundAnswer(answer: unknown): SoundAnswer {
  const { text, confidence, cost } = fieldsOf<keyof SoundAnswer>(answer);
  if (typeof text !== 'string') refuse('text', text, 'a string');
  if (!text.isWellFormed()) refuse('text', text, 'no half of a surrogate pair');
  const sound: { -readonly [Field in keyof SoundAnswer]: SoundAnswer[Field] } = { text };
  if (confidence != null) sound.confidence = fractionOf(confidence);
  if (cost != null) sound.cost = costOf(cost);
  return sound;
}

function fractionOf(confidence: unknown): number {
  if (typeof confidence === 'number' && confidence >= 0 && confidence <= 1) return confidence;
  return refuse('confidence', confidence, 'a fraction in [0, 1], or none');
}

function costOf(cost: unknown): Cost {
  const { amount, currency } = fieldsOf<keyof Cost>(cost);
  const isAmount = typeof amount === 'number' && amount >= 0 && amount < Infinity;
  if (isAmount && typeof currency === 'string' && CURRENCY.test(currency))
    return { amount, currency };
  return refuse('cost', cost, 'an amount from 0 and an ISO 4217 currency, or none');
}

/** What is no object has none. */
function fieldsOf<Name extends string>(value: unknown): Partial<Record<Name, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

function refuse(field: string, found: unknown, expected: string): never {
  throw new TypeError(`the answer's ${field} is ${inspect(found)}; expected ${expected}`);
}
