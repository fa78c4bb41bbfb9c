import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/** Types of the Standard Schema interface become part of ours, so that types need no dependency. */
const INLINED_TYPES = ['@standard-schema/spec'];

export default defineConfig([
  {
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    dts: { resolve: INLINED_TYPES },
    clean: true,
    target: 'es2022',
  },
  {
    entry: { runtime: 'src/runtime.ts', cli: 'src/cli/main.ts' },
    format: ['esm'],
    dts: { entry: { runtime: 'src/runtime.ts' }, resolve: INLINED_TYPES },
    target: 'node20',
    // The encoder's thread runs a file of its own, which it looks for beside the code that starts it.
    onSuccess: () => copyFile('src/adapters/encoder/encoder-worker.mjs', 'dist/encoder-worker.mjs'),
  },
]);
