/** Buckets that names of features are hashed into (Weinberger et al. 2009, feature hashing). */
export const BUCKETS = 2 ** 17;

/** Features of a list of items, one after another: item i has those from `starts[i]` to `starts[i + 1]`. */
export interface SparseFeatures {
  readonly starts: Uint32Array;
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

/** Collects the features of items. */
export class FeatureWriter {
  readonly #starts: number[] = [0];
  readonly #buckets: number[] = [];
  readonly #values: number[] = [];

  /** A feature of the current item. */
  add(name: string, value = 1): void {
    this.#buckets.push(bucketOf(name));
    this.#values.push(value);
  }

  /** The next features are those of the next item. */
  next(): void {
    this.#starts.push(this.#buckets.length);
  }

  features(): SparseFeatures {
    return {
      starts: Uint32Array.from(this.#starts),
      buckets: Uint32Array.from(this.#buckets),
      values: Float32Array.from(this.#values),
    };
  }
}

/** FNV-1a over UTF-16 code units. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
