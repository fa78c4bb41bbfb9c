import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Where the machine's sources lie, from the root of the repository. */
export const MACHINE_FOLDER = 'scripts/machine';
export const SHA256_FOLDER = 'scripts/machine/sha256';

/** Beside the level of optimization; there is no garbage to collect, and SIMD is always on. */
export const MACHINE_OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '--noAssert'] as const;

/**
 * Sources in a folder by file name. The decorator that has a function inlined stands in comments
 * there: TypeScript's own grammar, and so prettier, knows none on functions.
 */
export function machineSources(folder: string = MACHINE_FOLDER): Map<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return new Map(files.map((file) => [file, read(file).replaceAll('// @inline\n', '@inline\n')]));
}

/**
 * The module of a folder as it ships, compiled in a thread without the loader that runs the generators.
 *
 * @throws Error with what the compiler of AssemblyScript says
 */
export async function buildModule(folder: string): Promise<Uint8Array> {
  const workerData = { sources: machineSources(folder), options: ['-O2', ...MACHINE_OPTIONS] };
  const worker = new Worker(new URL('./assemblyscript-thread.mjs', import.meta.url), {
    workerData,
    execArgv: [],
  });
  const [module] = (await once(worker, 'message')) as [Uint8Array];
  return module;
}
