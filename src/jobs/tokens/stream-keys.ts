import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import type { components } from '../../../generated/api';
import type { Database, Sql } from '../database';

/** Algorithm of every stream token (RFC 8037). */
export const STREAM_TOKEN_ALGORITHM = 'EdDSA';
/** How long a key signs, in milliseconds. */
const SIGNS_FOR_MS = 24 * 3_600_000;
/** How long after that it verifies: longer than any token it signed lives. */
const OUTLIVES_MS = 600_000;
/** A key that is not known is looked for at most this often: anyone can make up a `kid`. */
const LOOK_AGAIN_MS = 1000;

type PublicKey = components['schemas']['StreamKey'];

interface StreamKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly published: PublicKey;
  /** When another takes its place, on this process's clock. */
  readonly signsUntil: number;
}

interface KeyRow {
  readonly kid: string;
  readonly private_jwk: JWK;
  readonly age_ms: number;
}

/**
 * The keys of stream tokens. They stand in the database, so that what one server signs every other
 * verifies. A key signs for a day; the first token after that makes the next.
 */
export class StreamKeys {
  readonly #database: Database;
  #keys: readonly StreamKey[] = [];
  #lookedAt = -Infinity;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The key that signs now. */
  async signing(): Promise<Pick<StreamKey, 'kid' | 'privateKey'>> {
    let [newest] = this.#keys;
    if (!newest || newest.signsUntil <= Date.now()) {
      await this.#database.transaction(rotate);
      [newest] = await this.#load();
    }
    if (!newest) throw new Error('the key that was just made is not in the database');
    return newest;
  }

  /** The key that verifies what the key of this id signed; undefined when there is none. */
  async verifying(kid: string): Promise<CryptoKey | undefined> {
    const find = () => this.#keys.find((key) => key.kid === kid)?.publicKey;
    const known = find();
    if (known || Date.now() - this.#lookedAt < LOOK_AGAIN_MS) return known;
    await this.#load();
    return find();
  }

  /** The public keys as the document gives them, newest first. */
  async published(): Promise<readonly PublicKey[]> {
    if (Date.now() - this.#lookedAt >= LOOK_AGAIN_MS) await this.#load();
    return this.#keys.map((key) => key.published);
  }

  async #load(): Promise<readonly StreamKey[]> {
    this.#lookedAt = Date.now();
    const rows = await this.#database.query<KeyRow>(`
      SELECT kid, private_jwk,
        extract(epoch FROM clock_timestamp() - created_at)::float8 * 1000 AS age_ms
      FROM crucible.stream_key ORDER BY created_at DESC, kid DESC`);
    this.#keys = await Promise.all(rows.map(toStreamKey));
    return this.#keys;
  }
}

/** Makes a key when none is young enough, and forgets those whose tokens have expired. */
async function rotate(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('crucible.stream_key'))");
  const young = await sql.query(
    `SELECT FROM crucible.stream_key
      WHERE created_at > clock_timestamp() - $1 * interval '1 millisecond'`,
    [SIGNS_FOR_MS],
  );
  if (young.length > 0) return;
  const pair = await generateKeyPair(STREAM_TOKEN_ALGORITHM, { extractable: true });
  await sql.query('INSERT INTO crucible.stream_key (kid, private_jwk) VALUES ($1, $2)', [
    uuidv7(),
    JSON.stringify(await exportJWK(pair.privateKey)),
  ]);
  await sql.query(
    `DELETE FROM crucible.stream_key
      WHERE created_at < clock_timestamp() - $1 * interval '1 millisecond'`,
    [SIGNS_FOR_MS + OUTLIVES_MS],
  );
}

async function toStreamKey({ kid, private_jwk, age_ms }: KeyRow): Promise<StreamKey> {
  const { x = '' } = private_jwk;
  const published = { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x } as const;
  return {
    kid,
    privateKey: await importKey(private_jwk),
    publicKey: await importKey({ kty: 'OKP', crv: 'Ed25519', x }),
    published,
    signsUntil: Date.now() + SIGNS_FOR_MS - age_ms,
  };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, STREAM_TOKEN_ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('a stream key is an octet key pair');
  return key;
}
