import { main } from 'assemblyscript/asc';

/**
 * Compiles sources of AssemblyScript, by file name, to a WebAssembly module. In JavaScript, so that
 * it runs without a loader for TypeScript, which would take seconds to read the compiler.
 *
 * @param {ReadonlyMap<string, string>} sources
 * @param {readonly string[]} options
 * @returns {Promise<Uint8Array>}
 * @throws {Error} with what the compiler says
 */
export async function compileAssemblyScript(sources, options) {
  /** @type {Uint8Array | undefined} */
  let module;
  let messages = '';
  const { error } = await main(['index.ts', '--outFile', 'index.wasm', ...options], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') module = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (text) => {
        messages += text;
        return true;
      },
    },
  });
  if (error || !module) throw new Error(`the machine does not compile: ${messages}`);
  return module;
}
