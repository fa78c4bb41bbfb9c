import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { soundRun, temporaryFolder, writeRun } from '../cli/run-folder';

const COMMAND = 'dist/cli.cjs';

/**
 * Runs before the command: says at its end, by Node's own account, what public modules of Node it
 * loaded beside those that Node starts with, and how many modules of WebAssembly it compiled.
 */
const PROBE = `
const Module = require('node:module');
const before = new Set(process.moduleLoadList);
let wasm = 0;
for (const name of ['Module', 'compile', 'instantiate']) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct: (target, args) => (wasm++, new target(...args)),
    apply: (target, self, args) => (wasm++, target.apply(self, args)),
  });
}
process.on('exit', () => {
  const builtins = process.moduleLoadList
    .filter((entry) => !before.has(entry))
    .map((entry) => entry.replace('NativeModule ', ''))
    .filter((name) => Module.isBuiltin(name) && !name.startsWith('internal/'))
    .sort();
  require('node:fs').writeFileSync(process.env.PROBE_OUTPUT, JSON.stringify({ builtins, wasm }));
});
`;

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** What a run of the command loads; files by V8's own account, so that no loader can hide one. */
function loadedBy(...args: string[]) {
  const folder = temporaryFolder();
  const [probe, output] = [join(folder, 'probe.cjs'), join(folder, 'output.json')];
  const coverage = join(folder, 'coverage');
  writeFileSync(probe, PROBE);
  const { status, stderr } = spawnSync(process.execPath, ['-r', probe, COMMAND, ...args], {
    env: {
      ...process.env,
      NODE_V8_COVERAGE: coverage,
      NODE_DISABLE_COMPILE_CACHE: '1',
      PROBE_OUTPUT: output,
    },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const files = readdirSync(coverage)
    .map((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')) as Coverage)
    // Files that are loaded as scripts have their path there.
    .flatMap(({ result }) => result.filter(({ url }) => /^(file:|\/)/.test(url)))
    .map(({ url }) => (url.startsWith('/') ? url : fileURLToPath(url)))
    .filter((file) => file !== probe)
    .map((file) => basename(file));
  const said = JSON.parse(readFileSync(output, 'utf8')) as { builtins: string[]; wasm: number };
  return { files, ...said };
}

function runFolder(): string {
  const folder = join(temporaryFolder(), 'run');
  mkdirSync(folder);
  writeRun(folder, soundRun());
  return folder;
}

describe('validate, as it starts', () => {
  it('loads two files and few modules of Node, and starts no machine', () => {
    expect(loadedBy('validate', runFolder())).toEqual({
      files: ['cli.cjs', 'validate.cjs'],
      builtins: ['vm'],
      // Of the manifest's files the hashes are checked.
      wasm: 1,
    });
  });

  it('loads no module of Node at all to check a file of one document', () => {
    const loaded = loadedBy('validate', join(runFolder(), 'run_manifest.json'));
    expect(loaded).toEqual({ files: ['cli.cjs', 'validate.cjs'], builtins: ['vm'], wasm: 0 });
  });

  it('is told from what loads the rest', () => {
    expect(loadedBy('--help').files).toContain('program.js');
    const { files, wasm } = loadedBy('validate', '--engine', 'bytes', runFolder());
    expect(files).toContain('machine.cjs');
    expect(wasm).toBeGreaterThan(1);
    const manifests = join(runFolder(), '*_manifest.json');
    expect(loadedBy('validate', manifests).files).toContain('picomatch.js');
  });
});
