/**
 * What judges a file: `parse` parses every line and holds it to the schema; `bytes` passes over the
 * lines that are certainly valid and parses the rest, where there is a program for the document and
 * WebAssembly to run it; `auto` takes `bytes` for files so large that it saves time. They never
 * differ in what they say.
 */
export type EngineName = 'parse' | 'bytes' | 'auto';

/** Names of the engines, as `--engine` takes them. */
export const ENGINES: readonly EngineName[] = ['auto', 'bytes', 'parse'];

/** From so many bytes on, a machine is started: below about 1 MiB it takes longer than it saves. */
export const MACHINE_PAYS_FROM: Readonly<Record<EngineName, number>> = {
  parse: Infinity,
  bytes: 0,
  auto: 1 << 20,
};
