import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sql } from '../database';

/** What an API token may be good for. */
export const SCOPES = ['jobs:read', 'jobs:write', 'artifacts:read'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as the service knows it: without its secret. */
export interface ApiToken {
  readonly tokenId: string;
  /** For people: says who canceled a job. */
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A token's text is `crucible_<id>_<secret>`: 64 bits to find it by, 256 bits nobody guesses. */
const TOKEN = /^crucible_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const UNIQUE_VIOLATION = '23505';

interface TokenRow {
  readonly token_id: string;
  readonly name: string;
  readonly secret_sha256: Uint8Array;
  readonly scopes: Scope[];
}

/** A token that cannot be made: its name is taken, or is none. */
export class ApiTokenError extends Error {
  override readonly name = 'ApiTokenError';
}

/** The API tokens of a service. The database has the hash of each secret, and nowhere the secret. */
export class ApiTokens {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /**
   * Makes a token; its text is given here, and never again.
   *
   * @throws ApiTokenError when a token that is not revoked has this name, or it is no name
   */
  async mint(name: string, scopes: readonly Scope[]): Promise<string> {
    if (!NAME.test(name))
      throw new ApiTokenError(`${JSON.stringify(name)} is no name of a token: ${NAME.source}`);
    const tokenId = randomBytes(8).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    try {
      await this.#sql.query(
        `INSERT INTO crucible.api_token (token_id, name, secret_sha256, scopes)
          VALUES ($1, $2, $3, $4)`,
        [tokenId, name, hashOf(secret), scopes],
      );
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      throw new ApiTokenError(`there is a token ${name}; revoke it first, or choose another name`);
    }
    return `crucible_${tokenId}_${secret}`;
  }

  /** The token of this text; undefined when it is not known or was revoked. */
  async authenticate(text: string): Promise<ApiToken | undefined> {
    const [, tokenId, secret] = TOKEN.exec(text) ?? [];
    if (tokenId === undefined || secret === undefined) return undefined;
    const [row] = await this.#sql.query<TokenRow>(
      `SELECT token_id, name, secret_sha256, scopes FROM crucible.api_token
        WHERE token_id = $1 AND revoked_at IS NULL`,
      [tokenId],
    );
    if (!row || !timingSafeEqual(hashOf(secret), row.secret_sha256)) return undefined;
    return { tokenId: row.token_id, name: row.name, scopes: row.scopes };
  }

  /** Whether there was such a token; it opens nothing from now on. */
  async revoke(name: string): Promise<boolean> {
    const rows = await this.#sql.query(
      `UPDATE crucible.api_token SET revoked_at = clock_timestamp()
        WHERE name = $1 AND revoked_at IS NULL RETURNING token_id`,
      [name],
    );
    return rows.length > 0;
  }

  /** The tokens that are not revoked, oldest first. */
  async list(): Promise<readonly ApiToken[]> {
    const rows = await this.#sql.query<Omit<TokenRow, 'secret_sha256'>>(
      `SELECT token_id, name, scopes FROM crucible.api_token
        WHERE revoked_at IS NULL ORDER BY created_at, token_id`,
      [],
    );
    return rows.map(({ token_id: tokenId, name, scopes }) => ({ tokenId, name, scopes }));
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
