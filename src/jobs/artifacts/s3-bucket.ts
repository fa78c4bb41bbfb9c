import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { ArtifactStoreError } from './artifact-store-error';
import type { S3Place } from './s3-place';

/** Tries of a request; the waits between them double, from 0.1 s, and are 6 s in all at most. */
const MOST_ATTEMPTS = 7;
/** A request that is not answered within so many milliseconds is tried again. */
const REQUEST_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 3000;

/** Bytes from `start` up to before `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** An object that is being read. */
export interface StoredObject {
  readonly body: Readable;
  /** Of the whole object, as it was uploaded with it. */
  readonly sha256: string | undefined;
}

/** The objects of a bucket. */
export class S3Bucket {
  readonly #sdk: Sdk;
  readonly #client: S3Client;
  readonly #place: S3Place;

  private constructor(sdk: Sdk, client: S3Client, place: S3Place) {
    this.#sdk = sdk;
    this.#client = client;
    this.#place = place;
  }

  /**
   * Opens a bucket that is there.
   *
   * @throws ArtifactStoreError
   */
  static async open(place: S3Place): Promise<S3Bucket> {
    const sdk = await importSdk();
    const bucket = new S3Bucket(sdk, clientOf(sdk, place), place);
    // Without the right to list, S3 would refuse what is not there as if it were another's.
    const found = await bucket.get(`${place.prefix}.probe`);
    found?.body.destroy();
    return bucket;
  }

  /**
   * Begins to read an object, or a part of it; undefined when it is not there.
   *
   * @param range past the object's end there is nothing
   * @throws ArtifactStoreError
   */
  async get(key: string, range?: ByteRange): Promise<StoredObject | undefined> {
    const Range = range && `bytes=${range.start}-${range.end - 1}`;
    const command = new this.#sdk.GetObjectCommand({
      Bucket: this.#place.bucket,
      Key: key,
      ...(Range !== undefined && { Range }),
    });
    try {
      const { Body, Metadata } = await this.#client.send(command);
      // In Node the SDK gives Node's streams.
      return { body: Body as Readable, sha256: Metadata?.['sha256'] };
    } catch (error) {
      if (nameOf(error) === 'NoSuchKey') return undefined;
      if (nameOf(error) === 'InvalidRange') return { body: Readable.from([]), sha256: undefined };
      throw this.#failed(error);
    }
  }

  /**
   * Writes an object, of any size; it is there as a whole or not at all.
   *
   * @param body begins to be read at once
   * @throws ArtifactStoreError; the signal's reason when it is aborted
   */
  async put(
    key: string,
    body: Buffer | Readable,
    sha256: string,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const upload = new this.#sdk.Upload({
      client: this.#client,
      params: { Bucket: this.#place.bucket, Key: key, Body: body, Metadata: { sha256 } },
    });
    const abort = () => void upload.abort();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await this.#send(() => upload.done());
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async #send(request: () => Promise<unknown>): Promise<void> {
    try {
      await request();
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** What the SDK throws holds the request; only its name and its message are told. */
  #failed(error: unknown): ArtifactStoreError {
    const { bucket, endpoint } = this.#place;
    const where = `the bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`}`;
    const status = statusOf(error);
    const reason = error instanceof Error ? error.message || error.name : String(error);
    if (status !== undefined && status >= 400 && status < 500)
      return new ArtifactStoreError(
        'refused',
        `${where} refuses a request: ${status} ${reason}`,
        'check the name of the bucket, the credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they may list the bucket, read and write',
      );
    return new ArtifactStoreError(
      'unreachable',
      `${where} cannot be reached: ${reason}`,
      'check --s3-endpoint, AWS_REGION and the credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
}

type Sdk = Awaited<ReturnType<typeof importSdk>>;

async function importSdk() {
  try {
    const { Upload } = await import('@aws-sdk/lib-storage');
    return { ...(await import('@aws-sdk/client-s3')), Upload };
  } catch (error) {
    throw new ArtifactStoreError(
      'missing_package',
      'an artifact store in S3 needs the packages @aws-sdk/client-s3 and @aws-sdk/lib-storage',
      'npm install @aws-sdk/client-s3 @aws-sdk/lib-storage',
      error,
    );
  }
}

/** Credentials are what the SDK finds: AWS_ACCESS_KEY_ID and its like first. */
function clientOf({ S3Client }: Pick<Sdk, 'S3Client'>, { endpoint }: S3Place): S3Client {
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  return new S3Client({
    maxAttempts: MOST_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && {
      endpoint,
      region: region ?? 'us-east-1',
      forcePathStyle: true,
      // Not every server knows the checksums that the SDK adds by itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

function statusOf(error: unknown): number | undefined {
  const { $metadata } = (error ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
