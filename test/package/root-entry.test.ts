import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackedProject, type Project } from './project';

let project: Project;
beforeAll(() => {
  project = unpackedProject();
});
afterAll(() => project.remove());

const CODE_FROM_TEXT = /\beval\s*[()]|\bFunction\s*\(|\bimport\s*\(|\bset(Timeout|Interval)\s*\(/;

/** A browser's bundle of a module; rejects where a Node built-in or a package would be needed. */
async function bundle(text: string): Promise<{ files: string[]; code: string }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: text, resolveDir: project.folder },
    absWorkingDir: project.folder,
    bundle: true,
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs).filter((file) => file !== '<stdin>');
  return { files, code: outputFiles.map((file) => file.text).join('') };
}

describe.each([
  ["import * as all from 'crucible-contracts'; console.log(all);", 'index.js'],
  ["console.log(require('crucible-contracts'));", 'index.cjs'],
])('the root entry, by %s', (text, file) => {
  it('is bundled for a browser without a dependency or a Node built-in', async () => {
    const { files } = await bundle(text);
    const outside = files.filter((path) => !path.startsWith('node_modules/crucible-contracts/'));
    expect(outside).toEqual([]);
    expect(files).toContain(`node_modules/crucible-contracts/dist/${file}`);
  });

  it('makes no code from text', async () => {
    // esbuild leaves the comments out, which may speak of eval.
    const { code } = await bundle(text);
    expect(code).toContain('validateRunManifest');
    expect(code.match(CODE_FROM_TEXT)).toBeNull();
  });
});

describe('the checks above', () => {
  it.each(['node:fs', 'commander'])('refuse an import of %s', async (name) => {
    await expect(bundle(`import '${name}';`)).rejects.toThrow(name);
  });

  it.each([
    "eval('1')",
    "(0, eval)('1')",
    "new Function('1')",
    "Function ('1')",
    "setTimeout('1')",
    "import('./x')",
  ])('find %s', (code) => {
    expect(CODE_FROM_TEXT.test(code)).toBe(true);
  });
});
