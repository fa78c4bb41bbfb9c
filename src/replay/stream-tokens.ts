/** How long a stream token lives, as the document says, in milliseconds. */
const LIFE_MS = 300_000;

/** A stream token, and when it expires, in milliseconds since 1970. */
interface Minted {
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Stream tokens that look like the service's and are none: their signature is random, and only those
 * minted here are accepted.
 */
export class StreamTokens {
  readonly #minted = new Map<string, { runId: string; expiresAt: number }>();

  mint(runId: string, experimentId: string): Minted {
    const now = Date.now();
    for (const [token, { expiresAt }] of this.#minted)
      if (expiresAt <= now) this.#minted.delete(token);
    const iat = Math.floor(now / 1000);
    const expiresAt = iat * 1000 + LIFE_MS;
    const claims = {
      schema_version: '1.0.0',
      iss: 'crucible',
      aud: 'crucible:stream',
      run_id: runId,
      exp_id: experimentId,
      iat,
      exp: expiresAt / 1000,
    };
    const header = { alg: 'EdDSA', typ: 'crucible-stream+jwt', kid: 'replay' };
    const signature = base64url(crypto.getRandomValues(new Uint8Array(64)));
    const token = `${encode(header)}.${encode(claims)}.${signature}`;
    this.#minted.set(token, { runId, expiresAt });
    return { token, expiresAt };
  }

  /** Which run a token opens and until when; null for one that is not known or has expired. */
  verify(token: string): { readonly runId: string; readonly expiresAt: number } | null {
    const found = this.#minted.get(token);
    return found && found.expiresAt > Date.now() ? found : null;
  }
}

function encode(part: object): string {
  return base64url(new TextEncoder().encode(JSON.stringify(part)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
