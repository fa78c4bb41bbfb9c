import { copyFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCommand } from '../cli/build-command';

declare module 'vitest' {
  interface ProvidedContext {
    /** The command, as a file that Node runs. */
    command: string;
  }
}

const ENCODER_WORKER = 'src/adapters/encoder/encoder-worker.mjs';

/** Builds the command once a run. */
export default function setup(project: TestProject) {
  const { folder, command } = buildCommand();
  // Both are looked for beside the code.
  copyFileSync(ENCODER_WORKER, join(folder, basename(ENCODER_WORKER)));
  symlinkSync(resolve('dist/page'), join(folder, 'page'));
  project.provide('command', command);
  return () => rmSync(folder, { recursive: true });
}
