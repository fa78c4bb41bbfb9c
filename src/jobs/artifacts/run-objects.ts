import type { Readable } from 'node:stream';
import { id, path as artifactPath } from '../../../generated/shapes';
import { JOURNAL_FILE } from '../../experiment';
import type { StoredRun } from './artifact-store';
import type { ByteRange, S3Bucket, StoredObject } from './s3-bucket';

/** An object of the latest attempt that has it. */
export interface FoundObject {
  readonly run: StoredRun;
  readonly object: StoredObject;
}

/**
 * The files of runs in a bucket: `<prefix><experiment_id>/<run_id>/<attempt>/<path>`. Only the worker
 * of an attempt writes below its key: what one that was thought dead still sends replaces nothing of
 * the next one's.
 */
export class RunObjects {
  readonly #bucket: Pick<S3Bucket, 'get' | 'put'>;
  readonly #prefix: string;

  /** @param prefix of every key */
  constructor(bucket: Pick<S3Bucket, 'get' | 'put'>, prefix: string) {
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  /** A file of this attempt, or a part of it; undefined when it is not there. */
  async get(run: StoredRun, path: string, range?: ByteRange): Promise<StoredObject | undefined> {
    return await this.#bucket.get(keyOf(this.#prefix, run, path), range);
  }

  /** A file of this attempt, or of the latest before it that has it. */
  async latest(run: StoredRun, path: string, range?: ByteRange): Promise<FoundObject | undefined> {
    for (let { attempt } = run; attempt > 0; attempt--) {
      const object = await this.get({ ...run, attempt }, path, range);
      if (object) return { run: { ...run, attempt }, object };
    }
    return undefined;
  }

  async put(
    run: StoredRun,
    path: string,
    body: Buffer | Readable,
    sha256: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#bucket.put(keyOf(this.#prefix, run, path), body, sha256, signal);
  }
}

/** @throws RangeError when it would not be a file of the run */
function keyOf(
  prefix: string,
  { experiment_id, run_id, attempt }: StoredRun,
  path: string,
): string {
  const isSound =
    [experiment_id, run_id].every((one) => id.pattern.test(one)) &&
    (path === JOURNAL_FILE || (path.length <= artifactPath.max && artifactPath.pattern.test(path)));
  if (isSound) return `${prefix}${experiment_id}/${run_id}/${attempt}/${path}`;
  const file = JSON.stringify(`${experiment_id}/${run_id}/${path}`.slice(0, 200));
  throw new RangeError(`no run has a file ${file}`);
}
