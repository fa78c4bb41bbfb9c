import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from '../../contract';
import { documentOfFile, MANIFEST_FILE } from './document-files';
import { fileInside } from './file-inside';
import { runProblem, type RunProblem } from './run-problem';

/**
 * Checks what stands in a run's folder beside what its manifest lists: links that lead outside,
 * what is no file, and, once the run has ended, files that are not listed. Hidden files are passed
 * over; links to folders are not followed.
 */
export function* checkUnlistedFiles(folder: string, manifest: RunManifest): Generator<RunProblem> {
  const listed = new Set((manifest.artifacts ?? []).map(({ path }) => path));
  for (const { path, isFile } of entriesOf(folder)) {
    if (path === MANIFEST_FILE || listed.has(path)) continue;
    const problem = isFile ? undefined : fileInside(folder, path).problem;
    if (problem && !leadsToFolder(problem)) {
      // Records are read by their names and have been reported there.
      if (path.includes('/') || !documentOfFile(path)) yield { pointer: '/artifacts', ...problem };
    } else if (!problem && manifest.status !== 'running') {
      yield runProblem(
        'file-unlisted',
        '/artifacts',
        `${path} is not listed`,
        'every file of the folder in artifacts',
        `no entry for ${path}`,
        'move the file out of the folder; a run that has ended writes no more',
      );
    }
  }
}

function leadsToFolder({ rule, received }: { rule: string; received: string }): boolean {
  return rule === 'file-type' && received === 'a folder';
}

function* entriesOf(folder: string, parent = ''): Generator<{ path: string; isFile: boolean }> {
  const entries = readdirSync(join(folder, parent), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
    if (entry.isDirectory()) yield* entriesOf(folder, path);
    else yield { path, isFile: entry.isFile() };
  }
}
