import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the machine's sources lie, from the root of the repository. */
const SOURCES = 'scripts/machine';
/** Level 3 is what ships; level 0 is the same machine in a tenth of the time to compile. */
export type Optimization = '-O3' | '-O0';

const OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '--noAssert'];

/** Sources of the machine by file name. */
export function machineSources(): Map<string, string> {
  const files = readdirSync(SOURCES).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file, readFileSync(join(SOURCES, file), 'utf8')]));
}

/**
 * Compiles the machine.
 *
 * @throws Error with what the compiler of AssemblyScript says
 */
export async function buildMachine(
  sources: ReadonlyMap<string, string>,
  optimization: Optimization,
): Promise<Uint8Array> {
  const asc = await import('assemblyscript/asc');
  let wasm: Uint8Array | undefined;
  const messages: string[] = [];
  const { error } = await asc.main(
    ['index.ts', '--outFile', 'machine.wasm', optimization, ...OPTIONS],
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
      stderr: { write: (text) => messages.push(String(text)) > 0 },
    },
  );
  if (error || !wasm) throw new Error(`${SOURCES} does not compile: ${messages.join('')}`);
  return wasm;
}
