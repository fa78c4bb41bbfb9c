import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of databases that were begun in this run, to begin others with. */
    databaseTemplates: string;
  }
}

export default function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'crucible-databases-'));
  // The user that the database runs as passes through.
  chmodSync(folder, 0o711);
  project.provide('databaseTemplates', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
