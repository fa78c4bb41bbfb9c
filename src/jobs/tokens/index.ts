/** The service's two kinds of token: API tokens, and those of streams. */
export { ApiTokenError, ApiTokens, SCOPES, type ApiToken, type Scope } from './api-tokens';
export { StreamKeys } from './stream-keys';
export { mintStreamToken, StreamTokenError, verifyStreamToken } from './stream-token';
