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

  it('an entry of one document gives its type, and the reader of events those it does not know', () => {
    const text = `
      import { read, validate } from 'crucible-contracts/validators/run_manifest.js';
      import { read as readEvent } from 'crucible-contracts/validators/telemetry_event.js';
      import type { RunManifest, TelemetryEvent } from 'crucible-contracts';
      const results = [validate({}), read({})];
      export const manifests: RunManifest[] = results.flatMap((one) => (one.ok ? [one.value] : []));
      const event = readEvent({});
      export const known: TelemetryEvent | undefined = event.ok && event.known ? event.value : undefined;
      // @ts-expect-error It may be an event that is not known.
      export const any: TelemetryEvent | undefined = event.ok ? event.value : undefined;
      // @ts-expect-error A manifest is no event.
      export const other: TelemetryEvent[] = manifests;
    `;
    expect(typecheck([write('entries.mts', text)], resolution, 'any')).toEqual([]);
  });

  it('a mistake is found', () => {
    const text =
      "import { readReport } from 'crucible-contracts';\nexport const n: number = readReport;\n";
    const found = typecheck([write('mistake.mts', text)], resolution, 'any');
    expect(found).toEqual([expect.stringContaining("mistake.mts:2 Type 'Validator<Report>'")]);
  });
});
