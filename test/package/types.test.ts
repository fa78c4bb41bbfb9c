import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackedProject, type Project } from './project';
import { snippetsOf } from './snippets';
import { typecheck } from './typecheck';

let project: Project;
beforeAll(() => {
  project = unpackedProject();
});
afterAll(() => project.remove());

const SNIPPETS = snippetsOf('test/package/types.md');

function write(name: string, text: string): string {
  const path = join(project.folder, name);
  writeFileSync(path, text);
  return path;
}

describe.each(['bundler', 'nodenext'] as const)('under moduleResolution %s', (resolution) => {
  it.each(['mts', 'cts'])('the types hold for a consumer in .%s', (extension) => {
    expect(SNIPPETS.map(({ file }) => file)).toEqual([
      'narrowing.ts',
      'unknown-events.ts',
      'validators.ts',
    ]);
    const files = SNIPPETS.map(({ file, text }) => write(file.replace(/ts$/, extension), text));
    expect(typecheck(files, resolution, 'any'), 'the snippets of test/package/types.md').toEqual(
      [],
    );
  });

  it('a mistake is found', () => {
    const text =
      "import { readReport } from 'crucible-contracts';\nexport const n: number = readReport;\n";
    const found = typecheck([write('mistake.mts', text)], resolution, 'any');
    expect(found).toEqual([expect.stringContaining("mistake.mts:2 Type 'Validator<Report>'")]);
  });
});
