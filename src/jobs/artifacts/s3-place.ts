import { ArtifactStoreError } from './artifact-store-error';

/** Where in S3 runs are kept. */
export interface S3Place {
  readonly bucket: string;
  /** Begins every key: empty, or ends with '/'. */
  readonly prefix: string;
  /** Of a server that is not Amazon's. */
  readonly endpoint: string | undefined;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9!_.*'()-]+$/;
/** Of the longest key, 1,024 bytes, the run and its file may need the rest. */
const LONGEST_PREFIX = 256;

/**
 * Reads `s3://bucket/prefix`.
 *
 * @throws ArtifactStoreError `invalid_url`
 */
export function s3Place(url: string, endpoint?: string): S3Place {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/?(.*?)\/?$/.exec(url) ?? [];
  const segments = path === '' ? [] : path.split('/');
  if (!BUCKET.test(bucket) || !segments.every((one) => SEGMENT.test(one)))
    throw invalid(
      'the artifact store is not s3://bucket/prefix',
      "name a bucket, and a prefix of letters, digits and !_.*'()-",
    );
  const prefix = segments.map((one) => `${one}/`).join('');
  if (prefix.length > LONGEST_PREFIX)
    throw invalid(`the prefix has more than ${LONGEST_PREFIX} characters`, 'choose a shorter one');
  if (endpoint !== undefined) refuseEndpoint(endpoint);
  return { bucket, prefix, endpoint };
}

/** It is told in messages, so that it may hold no secret. */
function refuseEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username + url.password + url.search === '')
    return;
  throw invalid(
    'the S3 endpoint is not an http or https URL without a user and a query',
    'credentials go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  );
}

function invalid(message: string, help: string): ArtifactStoreError {
  return new ArtifactStoreError('invalid_url', message, help);
}
