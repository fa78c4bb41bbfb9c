import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import Account from '@20minutes/s3rver/lib/models/account.js';

const BUCKET = 'runs';

/** Whom the server knows, as a process finds it in its environment. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIACRUCIBLETEST',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI-K7MDENG-bPxRfiCYsecretOfTheTest',
};
Account.DUMMY_ACCOUNT.createKeyPair(
  CREDENTIALS.AWS_ACCESS_KEY_ID,
  CREDENTIALS.AWS_SECRET_ACCESS_KEY,
);

/** A server that speaks S3 on loopback, with a bucket in a folder of its own. */
export async function startS3Server() {
  const directory = mkdtempSync(join(tmpdir(), 'crucible-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  const suffix = '._S3rver_object';
  return {
    endpoint: `http://127.0.0.1:${port}`,
    url: `s3://${BUCKET}/some/where`,
    /** Every key of the bucket. */
    keys: () =>
      readdirSync(join(directory, BUCKET), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length)),
    /** The file of an object. */
    fileOf: (key: string) => join(directory, BUCKET, `${key}${suffix}`),
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type S3Server = Awaited<ReturnType<typeof startS3Server>>;
