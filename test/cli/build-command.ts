import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

/**
 * The whole command as one file: starting it through tsx takes seconds. It lies inside the project,
 * where the packages are found that are not bundled; remove the folder in the end.
 */
export function buildCommand(): { readonly folder: string; readonly command: string } {
  const cache = resolve('node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'crucible-command-'));
  const command = join(folder, 'cli.mjs');
  bundleCommand(command, { packages: 'external' });
  return { folder, command };
}

/** Bundles the command, or the part of it that the options leave in, into one file. */
export function bundleCommand(outfile: string, options: BuildOptions): void {
  buildSync({
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    ...options,
  });
}
