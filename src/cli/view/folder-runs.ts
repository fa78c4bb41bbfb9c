import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { printable } from '../../artifacts';
import { readManifest, type ReadManifest } from '../../run-files';
import { runFolders } from './run-folders';

/** What was found is taken for what there is for so long, in milliseconds. */
const FRESH_MS = 1000;

/** A run as its folder has it now. */
export interface FolderRun extends ReadManifest {
  /** Of its place in the folder: run ids are only unique until a folder is copied. */
  readonly jobId: string;
  readonly folder: string;
}

/** The runs of a folder, looked for again as they are asked for. */
export class FolderRuns {
  readonly #root: string;
  readonly #tell: (line: string) => void;
  readonly #told = new Set<string>();
  #runs: ReadonlyMap<string, FolderRun> = new Map();
  #looking: Promise<void> | undefined;
  #lookedAt = -Infinity;

  private constructor(root: string, tell: (line: string) => void) {
    this.#root = root;
    this.#tell = tell;
  }

  /**
   * @param tell told once of each run that is left out, and why
   * @throws RangeError when there is no such folder, or no run in it; Error of the system when it
   * cannot be read
   */
  static async open(folder: string, tell: (line: string) => void): Promise<FolderRuns> {
    const real = await realpath(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new RangeError(
        `there is no folder ${folder}: give that of a run, or one with runs in it`,
      );
    });
    const runs = new FolderRuns(real, tell);
    const { length } = await runs.newestFirst();
    if (length > 0) return runs;
    throw new RangeError(
      `there is no run in ${folder}: the folder of a run has a run_manifest.json, and is this one or up to 4 below it`,
    );
  }

  async newestFirst(): Promise<readonly FolderRun[]> {
    await this.#look();
    return [...this.#runs.values()].sort(byAge);
  }

  async get(jobId: string): Promise<FolderRun | undefined> {
    await this.#look();
    return this.#runs.get(jobId);
  }

  /** Once for all who ask in the same moment. */
  async #look(): Promise<void> {
    if (performance.now() - this.#lookedAt < FRESH_MS) return;
    this.#looking ??= this.#find().finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  async #find(): Promise<void> {
    const found = new Map<string, FolderRun>();
    for await (const folder of runFolders(this.#root)) {
      const run = await this.#read(folder);
      if (run) found.set(run.jobId, run);
    }
    this.#runs = found;
    this.#lookedAt = performance.now();
  }

  async #read(folder: string): Promise<FolderRun | undefined> {
    const jobId = jobIdOf(relative(this.#root, folder));
    try {
      const read = await readManifest(folder, this.#runs.get(jobId));
      if (!read) throw new Error('run_manifest.json is a link, or no plain file');
      return { jobId, folder, ...read };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#tellOnce(`${printable(folder)} is left out: ${printable(reason)}`);
      return undefined;
    }
  }

  #tellOnce(line: string): void {
    if (this.#told.has(line)) return;
    this.#told.add(line);
    this.#tell(line);
  }
}

function jobIdOf(place: string): string {
  return createHash('sha256').update(place).digest('hex').slice(0, 32);
}

function byAge(a: FolderRun, b: FolderRun): number {
  const [first, second] = [a, b].map(({ manifest, jobId }) => `${manifest.created_at} ${jobId}`);
  return (first ?? '') < (second ?? '') ? 1 : -1;
}
