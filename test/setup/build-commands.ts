import { copyFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCommand, bundleCommand } from '../cli/build-command';

declare module 'vitest' {
  interface ProvidedContext {
    /** The command as one file, without the runtime and the service. */
    command: string;
    /** The whole command. */
    serviceCommand: string;
  }
}

const ENCODER_WORKER = 'src/adapters/encoder/encoder-worker.mjs';

/** The command as files, built once a run: starting it through tsx takes seconds of a processor. */
export default function setup(project: TestProject) {
  const { folder, command: serviceCommand } = buildCommand();
  // Both are looked for beside the code.
  copyFileSync(ENCODER_WORKER, join(folder, basename(ENCODER_WORKER)));
  symlinkSync(resolve('dist/page'), join(folder, 'page'));

  const command = join(folder, 'validate.mjs');
  bundleCommand(command, {
    // The runtime and the service are no part of it.
    external: ['./run', './serve', './token'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  project.provide('command', command);
  project.provide('serviceCommand', serviceCommand);
  return () => rmSync(folder, { recursive: true });
}
