import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Runs are made without vitest, too: by the benchmarks.
export { exampleOf, sha256, soundRun, writeRun, type Run } from './sound-run';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for one test; removed with the others of its file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crucible-validate-'));
  folders.push(folder);
  return folder;
}
