import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../replay';
import type { ApiToken } from '../tokens';
import { refuse } from './refusal';
import type { Service } from './service';

const CHALLENGE = 'Bearer realm="crucible"';
/** What is wrong with a token (RFC 6750, section 3). */
export const INVALID_TOKEN = { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` };
const NO_TOKEN = { 'WWW-Authenticate': CHALLENGE };
export const OTHER_RUN = { 'WWW-Authenticate': `${CHALLENGE}, error="insufficient_scope"` };

/** The token in `Authorization`, if there is one. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +([^ ]+) *$/i.exec(headers.authorization ?? '')?.[1];
}

/** @throws Refusal that asks for a token */
export function refuseWithoutToken(detail: string) {
  return refuse('unauthorized', { detail }, NO_TOKEN);
}

/**
 * The API token of a request, which has the scopes that the operation needs and is within its quota.
 *
 * @throws Refusal
 */
export async function authorize(
  { tokens, rate }: Service,
  { scopes }: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ApiToken> {
  const text = bearerOf(request);
  if (text === undefined)
    throw refuseWithoutToken('There is no API token: send Authorization: Bearer.');
  const token = await tokens.authenticate(text);
  if (!token) {
    const detail = 'The API token is not known or was revoked.';
    throw refuse('unauthorized', { detail }, INVALID_TOKEN);
  }
  const quota = rate.count(token.tokenId);
  void reply.headers(quota.headers);
  if (quota.isExceeded) {
    const { requests, windowS } = rate.quota;
    const detail = `This token may send ${requests} requests in ${windowS} seconds.`;
    throw refuse('rate-limited', { detail, retry_after_ms: Math.ceil(quota.fullInMs) });
  }
  const scope = scopes.find((one) => !token.scopes.some((has) => has === one));
  if (scope === undefined) return token;
  const challenge = `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`;
  const detail = `The API token lacks the scope ${scope}.`;
  throw refuse('forbidden', { detail }, { 'WWW-Authenticate': challenge });
}
