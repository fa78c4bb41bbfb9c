import openapiFetch, { type Client } from 'openapi-fetch';
import type { paths } from '../../generated/api';
import { problemOf } from './problem';

/** The operations of `openapi.yaml`, typed by path: `client.GET('/v1/jobs/{id}', …)`. */
export type CrucibleClient = Client<paths>;

/** Where the service is, and who asks. */
export interface ClientOptions {
  /** Address of the service, such as `https://crucible.example`; in a browser `''` is the page's own. */
  readonly baseUrl: string;
  /**
   * An API token, or what gives one: it is asked before every request. Default: requests carry no
   * token, unless they have an `Authorization` of their own.
   */
  readonly token?: string | (() => string | Promise<string>);
  /**
   * What sends a request. As `fetch` does, it rejects with a TypeError where there is no network.
   * Default: the global `fetch`, as it is when a request is sent.
   */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a client of the jobs API (openapi-fetch over the types of the contract). A call resolves
 * with `data`, or with `error`: always a problem document (RFC 9457), also where something other
 * than the service answered, such as a proxy. It rejects with a TypeError where there is no network.
 *
 * @throws TypeError when `baseUrl` is no address
 */
export function createClient({ baseUrl, token, fetch }: ClientOptions): CrucibleClient {
  checkAddress(baseUrl);
  // Looked up for each request: what a test puts in its place later counts too.
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  const client = openapiFetch<paths>({ baseUrl, fetch: send });
  client.use({
    async onRequest({ request }) {
      if (token === undefined || request.headers.has('Authorization')) return;
      const value = typeof token === 'string' ? token : await token();
      request.headers.set('Authorization', `Bearer ${value}`);
    },
    async onResponse({ response }) {
      if (response.status < 400) return undefined;
      const { status, statusText } = response;
      return Response.json(await problemOf(response), { status, statusText });
    },
  });
  return client;
}

function checkAddress(baseUrl: string): void {
  try {
    new Request(baseUrl);
  } catch (cause) {
    throw new TypeError(`baseUrl must be an address, not ${JSON.stringify(baseUrl)}`, { cause });
  }
}
