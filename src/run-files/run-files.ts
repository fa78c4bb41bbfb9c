import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Artifact, RunManifest } from '../contract';
import { MANIFEST_FILE, readManifest } from './manifest';
import { openInside } from './open-inside';

/** A file of a run, with what reads a part of it. */
export interface RunFile {
  readonly artifact: Artifact;
  /**
   * Its bytes; undefined when it is not there, or is a link.
   *
   * @param end the byte after the last
   * @throws Error when it has another size than its manifest says
   */
  readonly read: (start: number, end: number) => Promise<Buffer | Readable | undefined>;
}

/**
 * The complete files of a run's folder, sorted by path: its manifest, and what that lists. None
 * while the folder is not there.
 *
 * @throws Error when the manifest cannot be read or is none
 */
export async function runFiles(folder: string): Promise<readonly RunFile[]> {
  const read = await readManifest(folder);
  if (!read) return [];
  const listed = listedBy(read.manifest).map((artifact) => ({
    artifact,
    read: (start: number, end: number) => readPart(folder, artifact, start, end),
  }));
  return [...listed, manifestFile(read.bytes)].sort((a, b) =>
    a.artifact.path < b.artifact.path ? -1 : 1,
  );
}

/** Of a run that goes on, its checkpoints: what else there is may still be written. */
function listedBy({ artifacts, checkpoints }: RunManifest): readonly Artifact[] {
  const files = artifacts ?? checkpoints;
  return files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
}

/** From the bytes that were read: the file is replaced as the run goes on. */
function manifestFile(bytes: Buffer): RunFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    artifact: { path: MANIFEST_FILE, bytes: bytes.length, sha256 },
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

async function readPart(
  folder: string,
  { path, bytes }: Artifact,
  start: number,
  end: number,
): Promise<Readable | undefined> {
  const handle = await openInside(folder, path);
  if (!handle) return undefined;
  const { size } = await handle.stat();
  if (size === bytes && start < end) return handle.createReadStream({ start, end: end - 1 });
  await handle.close();
  if (size === bytes) return Readable.from([]);
  throw new Error(`${join(folder, path)} has ${size} bytes, and ${bytes} in its manifest`);
}
