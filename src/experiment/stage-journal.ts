import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { path as artifactPath } from '../../generated/shapes';
import { listArtifacts, toJsonDocument, writeFileAtomic } from '../artifacts';
import type { Artifact } from '../contract';
import type { ReportRequest } from './experiment';
import { TELEMETRY_FILE } from './run-files';

/** Where the journal is, in the run's folder. */
export const JOURNAL_FILE = '.stages.json';

/** What a run's folder held when a stage was done. */
export interface StageEntry {
  readonly stage: string;
  /** Every file but the manifest and the events, which go on after it. */
  readonly files: readonly Artifact[];
  /** What the stages so far have asked to report. */
  readonly request?: ReportRequest;
}

/**
 * Of a run in progress: what each completed stage has left, so that another process can tell whether
 * it is still there. A hidden file in the run's folder, gone once the run has ended.
 */
export class StageJournal {
  readonly #folder: string;
  #entries: readonly StageEntry[];

  /** @param entries of the stages that are not to be repeated */
  constructor(folder: string, entries: readonly StageEntry[] = []) {
    this.#folder = folder;
    this.#entries = entries;
  }

  has(stage: string): boolean {
    return this.#entries.some((entry) => entry.stage === stage);
  }

  /** Records the folder as it is now; durable before it resolves. */
  async add(stage: string, request: ReportRequest | undefined): Promise<void> {
    const files = (await listArtifacts(this.#folder)).filter(({ path }) => path !== TELEMETRY_FILE);
    this.#entries = [...this.#entries, { stage, files, ...(request && { request }) }];
    await this.write();
  }

  async write(): Promise<void> {
    await writeFileAtomic(fileIn(this.#folder), toJsonDocument({ stages: this.#entries }));
  }

  async remove(): Promise<void> {
    await rm(fileIn(this.#folder), { force: true });
  }
}

/** The entries of a folder's journal; none when there is no journal, or not one of ours. */
export async function readStageEntries(folder: string): Promise<readonly StageEntry[]> {
  try {
    const { stages } = JSON.parse(await readFile(fileIn(folder), 'utf8')) as { stages: unknown };
    return Array.isArray(stages) && stages.every(isEntry) ? stages : [];
  } catch {
    // Without it every stage is repeated, which is slower and never wrong.
    return [];
  }
}

function isEntry(value: unknown): value is StageEntry {
  const { stage, files } = (value ?? {}) as Partial<StageEntry>;
  return typeof stage === 'string' && Array.isArray(files) && files.every(isInside);
}

/** A journal that came from elsewhere must not lead out of the folder. */
function isInside({ path }: Partial<Artifact>): boolean {
  return path !== undefined && artifactPath.pattern.test(path);
}

function fileIn(folder: string): string {
  return join(folder, JOURNAL_FILE);
}
