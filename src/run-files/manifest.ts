import { parseStrictJson } from '../artifacts';
import { readRunManifest, type RunManifest } from '../contract';
import { openInside } from './open-inside';

export const MANIFEST_FILE = 'run_manifest.json';
/** A file that is larger is no manifest. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;

/** A manifest as it was read. */
export interface ReadManifest {
  readonly manifest: RunManifest;
  readonly bytes: Buffer;
  /** Of the file that was read; another file in its place has another. */
  readonly version: string;
}

/**
 * The manifest of a run's folder; undefined when it is not there, or is a link.
 *
 * @param known what was read before; given back when the file has not changed
 * @throws Error when it cannot be read or is none
 */
export async function readManifest(
  folder: string,
  known?: ReadManifest,
): Promise<ReadManifest | undefined> {
  const handle = await openInside(folder, MANIFEST_FILE);
  if (!handle) return undefined;
  try {
    const { ino, size, mtimeMs, ctimeMs } = await handle.stat();
    const version = [ino, size, mtimeMs, ctimeMs].join();
    if (known?.version === version) return known;
    if (size > LARGEST_MANIFEST)
      throw new Error(
        `${MANIFEST_FILE} has ${size} bytes, and a manifest at most ${LARGEST_MANIFEST}`,
      );
    const bytes = await handle.readFile();
    return { manifest: parse(bytes), bytes, version };
  } finally {
    await handle.close();
  }
}

function parse(bytes: Buffer): RunManifest {
  const json = parseStrictJson(bytes);
  const manifest = json.ok ? readRunManifest(json.value) : json;
  if (manifest.ok) return manifest.value;
  throw new Error(`${MANIFEST_FILE} is no manifest of a run: ${manifest.problems[0]?.message}`);
}
