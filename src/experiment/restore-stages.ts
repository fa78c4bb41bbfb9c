import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Artifact, RunManifest } from '../contract';
import { MANIFEST_FILE, TELEMETRY_FILE } from './run-files';
import { readStageEntries, type StageEntry } from './stage-journal';

/** Files that every stage adds to: what an earlier one left is their beginning. */
const GROWS = /\.jsonl$/;

/**
 * Brings a folder back to where its last good stage ended: the last completed one whose files, and
 * those of the stages before it, are there with the bytes they had. What came later is removed.
 *
 * @returns what the stages that need not be repeated have left, in their order
 */
export async function restoreStages(
  folder: string,
  { stages }: RunManifest,
): Promise<readonly StageEntry[]> {
  const entries = await readStageEntries(folder);
  const completed = stages.findIndex(({ status }) => status !== 'completed');
  const kept = entries
    .slice(0, completed < 0 ? stages.length : completed)
    .filter(({ stage }, index) => stage === stages[index]?.name);
  while (kept.length > 0 && !(await verifies(folder, kept.at(-1)))) kept.pop();
  await removeLater(folder, kept.at(-1)?.files ?? []);
  return kept;
}

async function verifies(folder: string, entry: StageEntry | undefined): Promise<boolean> {
  for (const { path, bytes, sha256 } of entry?.files ?? []) {
    const file = join(folder, path);
    const info = await lstat(file).catch(() => undefined);
    if (!info?.isFile()) return false;
    if (GROWS.test(path) ? info.size < bytes : info.size !== bytes) return false;
    if ((await hashOf(file, bytes)) !== sha256) return false;
  }
  return true;
}

async function hashOf(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes > 0)
    for await (const chunk of createReadStream(file, { end: bytes - 1 }) as AsyncIterable<Buffer>)
      hash.update(chunk);
  return hash.digest('hex');
}

async function removeLater(folder: string, files: readonly Artifact[]): Promise<void> {
  const kept = new Map(files.map(({ path, bytes }) => [path, bytes]));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll('\\', '/');
    if (entry.isDirectory() || path.startsWith('.')) continue;
    if (path === TELEMETRY_FILE || path === MANIFEST_FILE) continue;
    const bytes = kept.get(path);
    if (bytes === undefined) await rm(file);
    else if (GROWS.test(path)) await cut(file, bytes);
  }
}

async function cut(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
