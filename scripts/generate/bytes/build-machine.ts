import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Where the machine's sources lie, from the root of the repository. */
const SOURCES = 'scripts/machine';

/** Beside the level of optimization; there is no garbage to collect, and SIMD is always on. */
export const MACHINE_OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '--noAssert'] as const;

/**
 * Sources of the machine by file name. The decorator that has a function inlined stands in comments
 * there: TypeScript's own grammar, and so prettier, knows none on functions.
 */
export function machineSources(): Map<string, string> {
  const files = readdirSync(SOURCES).filter((file) => file.endsWith('.ts'));
  const read = (file: string) => readFileSync(join(SOURCES, file), 'utf8');
  return new Map(files.map((file) => [file, read(file).replaceAll('// @inline\n', '@inline\n')]));
}

/**
 * The machine as it ships, compiled in a thread without the loader that runs the generators.
 *
 * @throws Error with what the compiler of AssemblyScript says
 */
export async function buildMachine(): Promise<Uint8Array> {
  const workerData = { sources: machineSources(), options: ['-O2', ...MACHINE_OPTIONS] };
  const worker = new Worker(new URL('./assemblyscript-thread.mjs', import.meta.url), {
    workerData,
    execArgv: [],
  });
  const [module] = (await once(worker, 'message')) as [Uint8Array];
  return module;
}
