#!/usr/bin/env node
import { extname, isAbsolute, join } from 'node:path';
import { version } from '../../package.json';
import { defaultCacheDir } from './cache-dir';
import { loadCompiled } from './compile-cache';
import { runCommand } from './run-command';
import type * as ValidateCommand from './validate-command';

/** As main.ts, but built in two files, of which this one loads the other as V8 compiled it before. */
void runCommand(process.argv.slice(2), () => {
  const file = join(__dirname, 'validate.cjs');
  return loadCompiled(file, compiledFile(), require) as typeof ValidateCommand;
});

function compiledFile(): string | undefined {
  const folder = defaultCacheDir();
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] || !isAbsolute(folder)) return undefined;
  // What is compiled depends on what is checked: documents, lines, or folders of them.
  const ending = extname(process.argv.at(-1) ?? '');
  const checked = ['.json', '.jsonl'].includes(ending) ? ending : '.folder';
  return join(folder, 'compiled', `${version}-node-${process.version}-${process.arch}${checked}`);
}
