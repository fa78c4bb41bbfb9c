import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { listArtifacts } from '../../artifacts';
import { JOURNAL_FILE } from '../../experiment';
import { MANIFEST_FILE, parseManifest, TELEMETRY_FILE } from '../../run-files';
import type { LiveEvents } from '../store';
import type { StoredRun, Workspace } from './artifact-store';
import { EventCopier } from './event-copier';
import { restoreRun } from './restore-run';
import type { RunObjects } from './run-objects';

interface S3WorkspaceParts {
  readonly run: StoredRun;
  /** Aborted: nothing is uploaded any more. */
  readonly lost: AbortSignal;
  readonly objects: RunObjects;
  readonly live: LiveEvents;
  /** Folder of the attempts that this process works on. */
  readonly folder: string;
}

/** A folder of one attempt, whose files are uploaded; it is removed in the end. */
export class S3Workspace implements Workspace {
  readonly outputDir: string;
  readonly #parts: S3WorkspaceParts;
  readonly #runFolder: string;
  readonly #copier: EventCopier;
  /** Hashes of what this attempt has uploaded, by path. */
  readonly #uploaded = new Map<string, string>();

  private constructor(
    parts: S3WorkspaceParts,
    outputDir: string,
    runFolder: string,
    copied: number,
  ) {
    this.#parts = parts;
    this.outputDir = outputDir;
    this.#runFolder = runFolder;
    this.#copier = new EventCopier(join(runFolder, TELEMETRY_FILE), parts, copied);
  }

  /** With what earlier attempts have saved. */
  static async open(parts: S3WorkspaceParts): Promise<S3Workspace> {
    const { folder, run, objects, live } = parts;
    const outputDir = join(folder, `${run.run_id}.${run.attempt}`);
    const runFolder = join(outputDir, run.experiment_id, run.run_id);
    // Of a process that was killed in the same attempt.
    await rm(outputDir, { recursive: true, force: true });
    try {
      const copied = await restoreRun(run, runFolder, objects, live);
      return new S3Workspace(parts, outputDir, runFolder, copied);
    } catch (error) {
      await rm(outputDir, { recursive: true, force: true });
      throw error;
    }
  }

  async publish(): Promise<void> {
    // Before what says that a stage is done: a run that goes on elsewhere needs the stage's events.
    await this.#copier.flush();
    const goesOn = parseManifest(await this.#read(MANIFEST_FILE)).status === 'running';
    for (const { path, sha256 } of await listArtifacts(this.#runFolder)) {
      if (path === TELEMETRY_FILE && goesOn) continue;
      await this.#upload(path, sha256, () => createReadStream(join(this.#runFolder, path)));
    }
    if (goesOn) await this.#uploadDocument(JOURNAL_FILE);
    // Last: who finds the manifest finds the rest.
    await this.#uploadDocument(MANIFEST_FILE);
    if (!goesOn) await this.#parts.live.remove(this.#parts.run);
  }

  async close(): Promise<void> {
    await this.#copier.close();
    await rm(this.outputDir, { recursive: true, force: true });
  }

  /** Empty when it is not there: there is no journal before a stage is done. */
  async #read(name: string): Promise<Buffer> {
    return await readFile(join(this.#runFolder, name)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
  }

  async #uploadDocument(name: string): Promise<void> {
    const bytes = await this.#read(name);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.#upload(name, sha256, () => bytes);
  }

  async #upload(path: string, sha256: string, open: () => Buffer | Readable) {
    if (this.#uploaded.get(path) === sha256) return;
    const { objects, run, lost } = this.#parts;
    await objects.put(run, path, open(), sha256, lost);
    this.#uploaded.set(path, sha256);
  }
}
