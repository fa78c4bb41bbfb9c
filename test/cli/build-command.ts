import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * The whole command as a few files, of which each command of it loads its own: starting it through tsx
 * takes seconds. They lie inside the project, where the packages are found that are not bundled;
 * remove the folder in the end.
 */
export function buildCommand(): { readonly folder: string; readonly command: string } {
  const cache = resolve('node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'crucible-command-'));
  buildSync({
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return { folder, command: join(folder, 'cli.mjs') };
}
