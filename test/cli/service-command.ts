import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll } from 'vitest';

const cache = resolve('node_modules/.cache');
mkdirSync(cache, { recursive: true });
// Inside the project, where the packages are found that are not bundled.
const folder = mkdtempSync(join(cache, 'crucible-service-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The whole command as one file, built once a test file: starting it through tsx takes seconds. */
export const SERVICE_COMMAND = join(folder, 'cli.mjs');
buildSync({
  entryPoints: ['src/cli/main.ts'],
  outfile: SERVICE_COMMAND,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
