// Beside the JavaScript, whose compiler brings types that would redefine those of arrays everywhere.
export declare function compileAssemblyScript(
  sources: ReadonlyMap<string, string>,
  options: readonly string[],
): Promise<Uint8Array>;
