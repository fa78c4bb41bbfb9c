import { createHmac, createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../../../src/jobs/database';
import { StreamKeys } from '../../../src/jobs/tokens/stream-keys';
import { mintStreamToken, verifyStreamToken } from '../../../src/jobs/tokens/stream-token';

const RUN = { run_id: '0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f', exp_id: 'scifact_lora' };
const NOT_OURS = /not one that this service signed/;
const EXPIRED = /has expired/;

const folder = mkdtempSync(join(tmpdir(), 'crucible-stream-token-'));
let database: Database;
let keys: StreamKeys;

beforeAll(async () => {
  database = await openDatabase({ folder });
  keys = new StreamKeys(database);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = () => Math.floor(Date.now() / 1000);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as JWTPayload;

function claims(change: object = {}): JWTPayload {
  const iat = now();
  const given = { schema_version: '1.0.0', iss: 'crucible', aud: 'crucible:stream', ...RUN };
  return { ...given, iat, exp: iat + 300, ...change };
}

/** Signed with the service's own key, whatever it says. */
async function signed(payload: JWTPayload, header: object = {}): Promise<string> {
  const { kid, privateKey } = await keys.signing();
  const protectedHeader = { alg: 'EdDSA', typ: 'crucible-stream+jwt', kid, ...header };
  return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(privateKey);
}

describe('a stream token', () => {
  it('opens the run it was minted for, for five minutes', async () => {
    const { token, expiresAt } = await mintStreamToken(keys, RUN);
    const verified = await verifyStreamToken(keys, token);
    expect(verified).toMatchObject(RUN);
    expect(verified.exp - verified.iat).toBe(300);
    expect(expiresAt.getTime()).toBe(verified.exp * 1000);
  });

  it('is verified by every server on the database', async () => {
    const { token } = await mintStreamToken(keys, RUN);
    expect(await verifyStreamToken(new StreamKeys(database), token)).toMatchObject(RUN);
  });

  it('expires', async () => {
    const { token } = await mintStreamToken(keys, RUN);
    vi.useFakeTimers({ now: Date.now() + 300_000, toFake: ['Date'] });
    try {
      await expect(verifyStreamToken(keys, token)).rejects.toThrow(EXPIRED);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a forged stream token is refused', () => {
  it('control: what the forgeries start from is accepted', async () => {
    expect(await verifyStreamToken(keys, await signed(claims()))).toMatchObject(RUN);
  });

  it.each([
    ['another audience', { aud: 'crucible:api' }],
    ['several audiences', { aud: ['crucible:stream', 'crucible:api'] }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'somebody' }],
    ['no run', { run_id: undefined }],
    ['no experiment', { exp_id: undefined }],
    ['a run that is a path', { run_id: '../../etc' }],
    ['no expiry', { exp: undefined }],
    ['a life of an hour', { exp: now() + 3600 }],
    ['a moment of issue that is to come', { iat: now() + 3600, exp: now() + 3660 }],
    ['a token that is not valid yet', { nbf: now() + 3600 }],
    ['no version', { schema_version: undefined }],
    ['a version of another major', { schema_version: '2.0.0' }],
  ])('for %s', async (_what, change) => {
    await expect(verifyStreamToken(keys, await signed(claims(change)))).rejects.toThrow(NOT_OURS);
  });

  it.each([
    ['another type', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['a key nobody has', { kid: '0192f0c1-dead-7cc0-9d55-0a1b2c3d4e5f' }],
    ['no key', { kid: undefined }],
    ['a key that is a path', { kid: '../../../../dev/null' }],
    ['a key that is SQL', { kid: "' OR '1'='1" }],
    ['a key that every object has', { kid: '__proto__' }],
    ['a key it brings along', { kid: undefined, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AA' } }],
    ['a key from elsewhere', { kid: undefined, jku: 'https://localhost/jwks.json' }],
  ])('for %s in its header', async (_what, header) => {
    await expect(verifyStreamToken(keys, await signed(claims(), header))).rejects.toThrow(NOT_OURS);
  });

  it.each(['none', 'None', 'NONE'])('for the algorithm %s', async (alg) => {
    const { kid } = await keys.signing();
    const unsigned = `${encode({ alg, typ: 'crucible-stream+jwt', kid })}.${encode(claims())}.`;
    await expect(verifyStreamToken(keys, unsigned)).rejects.toThrow(NOT_OURS);
  });

  it('for HS256 with the public key as its secret, in each form the key has', async () => {
    const [jwk] = await keys.published();
    if (!jwk) throw new Error('there is no key');
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const secrets = [
      Buffer.from(jwk.x, 'base64url'),
      Buffer.from(jwk.x),
      Buffer.from(JSON.stringify(jwk)),
      Buffer.from(key.export({ format: 'pem', type: 'spki' })),
      key.export({ format: 'der', type: 'spki' }),
    ];
    for (const secret of secrets) {
      const header = { alg: 'HS256', typ: 'crucible-stream+jwt', kid: jwk.kid };
      const text = `${encode(header)}.${encode(claims())}`;
      const mac = createHmac('sha256', secret).update(text).digest('base64url');
      await expect(verifyStreamToken(keys, `${text}.${mac}`)).rejects.toThrow(NOT_OURS);
    }
  });

  it('for a key of their own under our id', async () => {
    const { kid } = await keys.signing();
    const { privateKey } = await generateKeyPair('EdDSA');
    const header = { alg: 'EdDSA', typ: 'crucible-stream+jwt', kid };
    const token = await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey);
    await expect(verifyStreamToken(keys, token)).rejects.toThrow(NOT_OURS);
  });

  it('for claims that were changed after it was signed', async () => {
    const [header, payload, signature] = (await mintStreamToken(keys, RUN)).token.split('.');
    const changed = encode({ ...decode(payload), run_id: 'another' });
    const token = `${header}.${changed}.${signature}`;
    await expect(verifyStreamToken(keys, token)).rejects.toThrow(NOT_OURS);
  });

  it('for any text that is not a token, and for any one character that is another', async () => {
    const { token } = await mintStreamToken(keys, RUN);
    const text = fc.string({ maxLength: 5000 });
    const place = fc.nat(token.length - 1);
    await fc.assert(
      fc.asyncProperty(
        text,
        place,
        fc.constantFrom('A', 'a', '0', '_', '-', '.', '~'),
        async (any, at, other) => {
          await expect(verifyStreamToken(keys, any)).rejects.toThrow(NOT_OURS);
          // The last character holds bits that are no part of the signature.
          if (token[at] === other || at === token.length - 1) return;
          const changed = token.slice(0, at) + other + token.slice(at + 1);
          await expect(verifyStreamToken(keys, changed)).rejects.toThrow(NOT_OURS);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the keys of stream tokens', () => {
  const age = (hours: number) =>
    database.query(
      `UPDATE crucible.stream_key SET created_at = created_at - ${hours} * interval '1 hour'`,
    );

  it('rotate after a day, and verify what the key before them signed', async () => {
    const before = await mintStreamToken(keys, RUN);
    const first = (await keys.signing()).kid;
    await age(24);
    const later = new StreamKeys(database);
    const second = (await later.signing()).kid;
    expect(second).not.toBe(first);
    expect(await verifyStreamToken(later, before.token)).toMatchObject(RUN);
    expect((await later.published()).map(({ kid }) => kid)).toEqual([second, first]);
    // A server that has not met the new key yet looks for it.
    const { token } = await mintStreamToken(later, RUN);
    await expect.poll(() => verifyStreamToken(keys, token)).toMatchObject(RUN);
    await age(25);
    await new StreamKeys(database).signing();
    expect((await new StreamKeys(database).published()).map(({ kid }) => kid)).not.toContain(first);
  });

  it('are made once by servers that start at the same time', async () => {
    await database.query('DELETE FROM crucible.stream_key');
    const servers = Array.from({ length: 8 }, () => new StreamKeys(database));
    const used = await Promise.all(servers.map(async (server) => (await server.signing()).kid));
    expect(new Set(used).size).toBe(1);
  });

  it('are published without their private half', async () => {
    const [published] = await keys.published();
    expect(Object.keys(published ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    await expect(importJWK({ ...published })).resolves.toMatchObject({ type: 'public' });
  });
});
