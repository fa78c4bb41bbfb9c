import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/** Types of the Standard Schema interface become part of ours, so that types need no dependency. */
const resolve = ['@standard-schema/spec'];

export default defineConfig([
  {
    // Built together: a type of the root entry is the same type in the runtime.
    entry: {
      index: 'src/index.ts',
      runtime: 'src/runtime.ts',
      compat: 'src/compat.ts',
      cli: 'src/cli/main.ts',
    },
    format: ['esm'],
    dts: {
      entry: { index: 'src/index.ts', runtime: 'src/runtime.ts', compat: 'src/compat.ts' },
      resolve,
    },
    target: 'es2022',
    clean: true,
    // The encoder's thread runs a file of its own, which it looks for beside the code that starts it.
    onSuccess: () => copyFile('src/adapters/encoder/encoder-worker.mjs', 'dist/encoder-worker.mjs'),
  },
  { entry: ['src/index.ts'], format: ['cjs'], dts: { resolve }, target: 'es2022' },
]);
