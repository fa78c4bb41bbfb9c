import { AdapterError } from './adapter-error';

/** Hosts that a request does not leave the machine for. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of chat completions under a base URL, whose query it keeps.
 *
 * @throws AdapterError `bad_request` for what is no http(s) URL, for one with a user or a password,
 *   and where a key would travel in clear text
 */
export function endpoint(baseUrl: string, hasKey: boolean): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new AdapterError('bad_request', 'the base URL is no http or https URL', {
      help: 'write it with its version, such as http://127.0.0.1:8000/v1',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new AdapterError('bad_request', 'the base URL holds a user or a password', {
      help: 'leave them out, and put the API key into the environment',
    });
  }
  if (hasKey && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new AdapterError('bad_request', `the key would travel to ${url.host} in clear text`, {
      help: 'use https, or a server on this machine',
    });
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  return url.href;
}
