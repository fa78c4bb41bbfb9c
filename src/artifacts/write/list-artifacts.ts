import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { path as relativePath } from '../../../generated/shapes';
import type { Artifact } from '../../contract';
import { MANIFEST_FILE } from '../validate/document-files';
import { ArtifactError } from './artifact-error';

/**
 * Every file of a run's folder, at any depth, for its manifest: path with '/', size and hash,
 * sorted by path in UTF-16 code units. Left out are the manifest itself, and names that begin with
 * a dot: temporaries of {@link writeFileAtomic}, and nothing that a manifest may list.
 *
 * @throws ArtifactError when there is a link or a special file, or a name that no manifest may list
 */
export async function listArtifacts(folder: string): Promise<Artifact[]> {
  const artifacts: Artifact[] = [];
  for await (const path of filesBelow(folder, '')) {
    if (path !== MANIFEST_FILE) artifacts.push(await describe(folder, path));
  }
  return artifacts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* filesBelow(folder: string, prefix: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, `${path}/`);
    else if (entry.isFile()) yield path;
    else {
      const what = 'is a link or a special file; a run holds files alone: replace it by the file';
      throw new ArtifactError('not_a_file', join(folder, path), what);
    }
  }
}

async function describe(folder: string, path: string): Promise<Artifact> {
  const file = join(folder, path);
  if (path.length > relativePath.max || !relativePath.pattern.test(path)) {
    const what = 'no manifest may list this name; use letters, digits, ".", "_" and "-"';
    throw new ArtifactError('not_a_file', file, what);
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}
