import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { parseStrictJson } from '../../artifacts';
import { readRunManifest, type Artifact } from '../../contract';
import type { RunFile } from './artifact-store';

export const MANIFEST_FILE = 'run_manifest.json';
export const TELEMETRY_FILE = 'telemetry.jsonl';

/** Reads a part of what a manifest lists; `end` is the byte after the last. */
type ReadPart = (
  artifact: Artifact,
  start: number,
  end: number,
) => Promise<Buffer | Readable | undefined>;

/**
 * The files of a run by the bytes of its manifest, which is one of them, sorted by path.
 *
 * @throws Error when that is no manifest
 */
export function manifestFiles(manifest: Buffer, readPart: ReadPart): readonly RunFile[] {
  const listed = listedBy(manifest).map((artifact) => ({
    artifact,
    read: (start: number, end: number) => readPart(artifact, start, end),
  }));
  return [...listed, manifestFile(manifest)].sort((a, b) =>
    a.artifact.path < b.artifact.path ? -1 : 1,
  );
}

/** Whether the run of a manifest has not ended. @throws Error when it is none */
export function isRunning(manifest: Buffer): boolean {
  return parse(manifest).status === 'running';
}

/** Of a run that goes on, its checkpoints: what else there is may still be written. */
function listedBy(bytes: Buffer): readonly Artifact[] {
  const { artifacts, checkpoints } = parse(bytes);
  const files = artifacts ?? checkpoints;
  return files.map(({ path, bytes: size, sha256 }) => ({ path, bytes: size, sha256 }));
}

function parse(bytes: Buffer) {
  const json = parseStrictJson(bytes);
  const manifest = json.ok ? readRunManifest(json.value) : json;
  if (manifest.ok) return manifest.value;
  throw new Error(`${MANIFEST_FILE} is no manifest of a run`);
}

/** From the bytes that were read: the file is replaced as the run goes on. */
function manifestFile(bytes: Buffer): RunFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    artifact: { path: MANIFEST_FILE, bytes: bytes.length, sha256 },
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}
