import { nearMiss } from '../near-miss';

/** As `typeof` has it, with null and arrays apart from objects. */
export function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** A value in a message, shortened. */
export function show(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  return value && typeof value === 'object' ? `an ${kindOf(value)}` : String(value);
}

/** The one of some names that a value was probably meant to be, and a hint at it. */
export function didYouMean(
  found: unknown,
  known: readonly string[],
): [name: string | undefined, hint: string | undefined] {
  let text = '';
  try {
    text = String(found);
  } catch {
    // An object may have no text, or one too deep to make.
  }
  const name = nearMiss(text, known);
  return [name, name && `did you mean ${show(name)}?`];
}
