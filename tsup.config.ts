import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig([
  { entry: ['src/index.ts'], format: ['esm', 'cjs'], dts: true, clean: true, target: 'es2022' },
  {
    entry: { runtime: 'src/runtime.ts', cli: 'src/cli/main.ts' },
    format: ['esm'],
    dts: { entry: { runtime: 'src/runtime.ts' } },
    target: 'node20',
    // The encoder's thread runs a file of its own, which it looks for beside the code that starts it.
    onSuccess: () => copyFile('src/adapters/encoder/encoder-worker.mjs', 'dist/encoder-worker.mjs'),
  },
]);
