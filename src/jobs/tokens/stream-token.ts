import { errors, jwtVerify, SignJWT } from 'jose';
import { readStreamTokenClaims, SCHEMA_VERSIONS, type StreamTokenClaims } from '../../contract';
import { STREAM_TOKEN_ALGORITHM, type StreamKeys } from './stream-keys';

const TYPE = 'crucible-stream+jwt';
const ISSUER = 'crucible';
const AUDIENCE = 'crucible:stream';
/** The longest that a token lives, in seconds. */
const LONGEST_LIFE_S = 300;
/** How far the clocks of two servers may differ, in seconds. */
const CLOCK_TOLERANCE_S = 5;
/** The longest text that is looked at; as long as the document allows. */
const LONGEST_TOKEN = 4096;

/** A stream token, and when it expires. */
export interface MintedStreamToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Why a stream token does not open the stream; the message says what to do. */
export class StreamTokenError extends Error {
  override readonly name = 'StreamTokenError';
}

/** Signs a token that opens the stream of one run for five minutes. */
export async function mintStreamToken(
  keys: StreamKeys,
  run: Pick<StreamTokenClaims, 'run_id' | 'exp_id'>,
): Promise<MintedStreamToken> {
  const { kid, privateKey } = await keys.signing();
  const iat = Math.floor(Date.now() / 1000);
  const claims: StreamTokenClaims = {
    schema_version: SCHEMA_VERSIONS.stream_token_claims.version,
    iss: ISSUER,
    aud: AUDIENCE,
    run_id: run.run_id,
    exp_id: run.exp_id,
    iat,
    exp: iat + LONGEST_LIFE_S,
  };
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: STREAM_TOKEN_ALGORITHM, typ: TYPE, kid })
    .sign(privateKey);
  return { token, expiresAt: new Date(claims.exp * 1000) };
}

/**
 * The claims of a stream token that this service signed and that has not expired. Which run it opens
 * is for the caller to compare.
 *
 * @throws StreamTokenError
 */
export async function verifyStreamToken(
  keys: StreamKeys,
  token: string,
): Promise<StreamTokenClaims> {
  if (token.length > LONGEST_TOKEN) throw new StreamTokenError(NOT_OURS);
  const payload = await verifiedPayload(keys, token);
  const claims = readStreamTokenClaims(payload);
  if (!claims.ok) throw new StreamTokenError(NOT_OURS);
  const { exp, iat } = claims.value;
  if (exp - iat > LONGEST_LIFE_S) throw new StreamTokenError(NOT_OURS);
  if (exp * 1000 <= Date.now()) throw new StreamTokenError(EXPIRED);
  return claims.value;
}

const NOT_OURS = 'The stream token is not one that this service signed for the stream.';
const EXPIRED = 'The stream token has expired. Get a new one from POST /v1/jobs/{id}/stream-token.';

async function verifiedPayload(keys: StreamKeys, token: string): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(keys, kid), {
      algorithms: [STREAM_TOKEN_ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['run_id', 'exp_id', 'iat', 'exp'],
      maxTokenAge: LONGEST_LIFE_S,
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    return payload;
  } catch (error) {
    // Whatever else is thrown is no verdict on the token, such as a database that is gone.
    if (error instanceof errors.JWTExpired) throw new StreamTokenError(EXPIRED, { cause: error });
    if (error instanceof errors.JOSEError) throw new StreamTokenError(NOT_OURS, { cause: error });
    throw error;
  }
}

/** Looked for among the keys: it names no file and no address. */
async function keyOf(keys: StreamKeys, kid: string | undefined) {
  const key = kid === undefined ? undefined : await keys.verifying(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}
