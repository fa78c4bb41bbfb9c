import { resolve } from 'node:path';
import ts from 'typescript';

/** How a user's compiler finds modules. */
export type Resolution = 'bundler' | 'nodenext';

const RESOLUTIONS: Record<Resolution, ts.CompilerOptions> = {
  bundler: {
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
  nodenext: {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
};

/** Where a user's code runs, which says what is declared globally. */
const PLATFORMS = {
  /** The language alone: neither Node nor a browser. */
  any: { lib: ['lib.es2022.d.ts'], types: [] },
  browser: { lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.asynciterable.d.ts'], types: [] },
  node: {
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
  },
} satisfies Record<string, ts.CompilerOptions>;

export type Platform = keyof typeof PLATFORMS;

/** What the compiler says of files under the strictest settings, libraries included. */
export function typecheck(
  files: readonly string[],
  resolution: Resolution,
  platform: Platform,
): string[] {
  const program = ts.createProgram(files, {
    ...RESOLUTIONS[resolution],
    ...PLATFORMS[platform],
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    resolveJsonModule: true,
    noEmit: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${file?.fileName ?? ''}:${line} ${text}`;
  });
}
