import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSha256, sha256Of } from '../sha256';
import { fileInside } from './file-inside';
import { runProblem, type RunProblem } from './run-problem';

/** Files up to so many bytes are read at once, without a stream. */
const SMALL = 1 << 20;

/** A file that a manifest lists. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The listed files of one run's folder; each is read once, however often it is listed. */
export class ListedFiles {
  readonly #hashes = new Map<string, string>();

  constructor(private readonly folder: string) {}

  /** Checks that a listed file is there, inside the folder, with the stated size and hash. */
  async check({ path, bytes, sha256 }: ListedFile, pointer: string): Promise<RunProblem[]> {
    const found = fileInside(this.folder, path);
    if (found.problem) return [{ pointer: `${pointer}/path`, ...found.problem }];
    if (found.bytes !== bytes) {
      const [stated, actual] = [`${bytes} bytes`, `${found.bytes} bytes`];
      const hint = 'the file was changed or cut after the run';
      const text = [`${path} has another size`, stated, actual, hint] as const;
      return [runProblem('file-size', `${pointer}/bytes`, ...text)];
    }
    const actual = await this.#sha256Of(path, bytes);
    if (actual === sha256) return [];
    const hint = 'the file was changed after the run; compare with sha256sum';
    const text = [`${path} has other bytes`, sha256, actual, hint] as const;
    return [runProblem('file-hash', `${pointer}/sha256`, ...text)];
  }

  async #sha256Of(path: string, bytes: number): Promise<string> {
    const known = this.#hashes.get(path);
    if (known !== undefined) return known;
    const file = join(this.folder, path);
    const isSmall = bytes <= SMALL;
    const sha256 = isSmall ? sha256Of(readFileSync(file)) : await sha256OfStream(chunksOf(file));
    this.#hashes.set(path, sha256);
    return sha256;
  }
}

function chunksOf(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: SMALL });
}

async function sha256OfStream(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createSha256();
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
