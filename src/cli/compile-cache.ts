import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { readPrivate, writePrivate } from './private-file';

/** What a file is once run that is built as one function: see tsup.config.ts. */
type CommonJs = (require: NodeJS.Require, module: { exports: unknown }) => void;

/**
 * Loads a CommonJS file with what V8 compiled of it the last time; `module.enableCompileCache` does
 * the same from Node 22.1.
 *
 * @param cache where that is kept, and replaced if it is of another text or another V8; undefined to
 *   compile every time
 */
export function loadCompiled(
  file: string,
  cache: string | undefined,
  require: NodeJS.Require,
): unknown {
  const source = readFileSync(file);
  const cachedData = cache === undefined ? undefined : compiledOf(source, cache);
  const script = new Script(source.toString('latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  if (cache !== undefined && script.cachedDataRejected !== false) {
    // At the end, when every function that a run needs is compiled.
    process.once('exit', () => {
      const compiled = script.createCachedData();
      writePrivate(cache, Buffer.concat([compiled, compiled, source]));
    });
  }
  const module: { exports: unknown } = { exports: {} };
  (script.runInThisContext() as CommonJs)(require, module);
  return module.exports;
}

/**
 * What was compiled of a text. The text is kept with it, for V8 compares only how long it is; and what
 * was compiled twice, for V8 does not notice when it is damaged, and crashes.
 */
function compiledOf(source: Buffer, cache: string): Buffer | undefined {
  const kept = readPrivate(cache);
  const length = ((kept?.length ?? 0) - source.length) / 2;
  if (!kept || length <= 0) return undefined;
  const compiled = kept.subarray(0, length);
  const isWhole = kept.subarray(length, 2 * length).equals(compiled);
  return isWhole && kept.subarray(2 * length).equals(source) ? compiled : undefined;
}
