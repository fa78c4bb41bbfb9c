import { readdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

/** Types of the Standard Schema interface become part of ours, so that types need no dependency. */
const resolve = ['@standard-schema/spec'];

/** A dependency for its types; its code becomes part of the client's, which a page can load as it is. */
const noExternal = ['openapi-fetch'];

/** One entry for each document: `validators/<document>.js`. */
const validators = Object.fromEntries(
  readdirSync('generated/validators').map((file) => [
    `validators/${file.replace('.ts', '')}`,
    `generated/validators/${file}`,
  ]),
);

// Not by tsup, whose cleaning for one build takes what the other has written already.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    // Built together: a type of the root entry is the same type in the runtime.
    entry: {
      index: 'src/index.ts',
      client: 'src/client.ts',
      mocks: 'src/mocks.ts',
      runtime: 'src/runtime.ts',
      compat: 'src/compat.ts',
      program: 'src/cli/program.ts',
      ...validators,
    },
    format: ['esm'],
    noExternal,
    dts: {
      entry: {
        index: 'src/index.ts',
        client: 'src/client.ts',
        mocks: 'src/mocks.ts',
        runtime: 'src/runtime.ts',
        compat: 'src/compat.ts',
        ...validators,
      },
      resolve,
    },
    target: 'es2022',
    // The encoder's thread runs a file of its own, which it looks for beside the code that starts it.
    onSuccess: () => copyFile('src/adapters/encoder/encoder-worker.mjs', 'dist/encoder-worker.mjs'),
  },
  {
    entry: { cli: 'src/cli/start.ts' },
    format: ['cjs'],
    target: 'node20',
    minify: true,
    esbuildPlugins: [besideTheFile('program')],
  },
  {
    // CommonJS, and one file for small ones: Node takes longer to load modules than to check a few.
    entry: { validate: 'src/cli/validate-command.ts' },
    format: ['cjs'],
    target: 'node20',
    minify: true,
    noExternal: [/^(?!tinyglobby|vega|fzstd|xxhash-wasm)/],
    esbuildPlugins: [requiredWhenUsed('machine')],
    // One function, as src/cli/compile-cache.ts loads it; a script that was compiled before has no `import`.
    banner: { js: '(function (require, module) {' },
    footer: { js: '})' },
    esbuildOptions(options) {
      // A literal with properties of Unicode is compiled when it is used; esbuild makes it a call.
      options.supported = { 'dynamic-import': false, 'regexp-unicode-property-escapes': true };
    },
  },
  {
    entry: { machine: 'src/artifacts/bytes/machine.ts' },
    format: ['cjs'],
    target: 'node20',
    minify: true,
  },
  {
    // The live page: three files that need nothing else, and that a strict policy allows.
    entry: { 'page/app': 'src/page/main.tsx' },
    format: ['esm'],
    platform: 'browser',
    target: 'es2022',
    minify: true,
    splitting: false,
    dts: false,
    noExternal: [/./],
    onSuccess: () => copyFile('src/page/index.html', 'dist/page/index.html'),
  },
  {
    entry: ['src/index.ts', 'src/client.ts', 'src/mocks.ts'],
    format: ['cjs'],
    noExternal,
    dts: { resolve },
    target: 'es2022',
  },
]);

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** A module of src/cli that is not taken into the bundle, but imported from another entry when used. */
function besideTheFile(name: string): Plugin {
  return {
    name: 'beside the file',
    setup: (build) =>
      build.onResolve({ filter: new RegExp(`^\\./${name}$`) }, () => ({
        path: `./${name}.js`,
        external: true,
      })),
  };
}

/**
 * A module that is imported when used and built as a file of its own, which is then required: the
 * loader of ECMAScript modules would take longer than the file.
 */
function requiredWhenUsed(name: string): Plugin {
  const file = `./${name}.cjs`;
  return {
    name: 'required when used',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^\\./${name}$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, namespace: 'required' } : undefined,
      );
      build.onLoad({ filter: /^/, namespace: 'required' }, () => ({
        contents: `module.exports = require('${file}');`,
      }));
      build.onResolve({ filter: /^/, namespace: 'required' }, () => ({
        path: file,
        external: true,
      }));
    },
  };
}
