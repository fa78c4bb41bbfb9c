import { AdapterError } from './adapter-error';

/** What a header can carry after `Bearer` (RFC 9110, section 5.5, without spaces). */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * The API key in a variable of the environment.
 *
 * @returns undefined when the variable is not set, or blank
 * @throws AdapterError `unauthorized` for a key that no header can carry
 */
export function apiKey(variable: string): string | undefined {
  const key = process.env[variable]?.trim();
  if (!key) return undefined;
  if (VISIBLE_ASCII.test(key)) return key;
  throw new AdapterError('unauthorized', `the API key in ${variable} is none`, {
    help: 'set it to the key alone: one line of ASCII letters, digits and signs, without spaces',
  });
}
