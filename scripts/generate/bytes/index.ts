import { Region } from '../../machine/layout';
import type { Bundle } from '../bundle';
import { Assembler } from './assemble';
import { buildModule, MACHINE_FOLDER, SHA256_FOLDER } from './build-machine';
import { compileDocument, type Compiled } from './compile-schema';
import type { Node } from './node';

/** Documents that lie in files of a run's folder. */
const DOCUMENTS = [
  'telemetry_event',
  'prediction',
  'vote_trace',
  'hedging_metrics',
  'run_manifest',
  'report',
];

const REGIONS = {
  runId: { start: Region.RUN_ID, bytes: Region.RUN_ID_BYTES },
  lastTime: { start: Region.LAST_TIME, bytes: Region.LAST_TIME_SORTABLE - Region.LAST_TIME },
  pointer: { start: Region.POINTER, bytes: Region.POINTER_BYTES },
  programs: { start: Region.PROGRAM },
};

/** TypeScript modules of `generated/bytes`, by file name. */
export async function byteModules(bundle: Bundle): Promise<Map<string, string>> {
  const machine = await buildModule(MACHINE_FOLDER);
  const sha256 = await buildModule(SHA256_FOLDER);
  const assembler = new Assembler();
  const entries: string[] = [];
  const coverage: string[] = [];
  for (const document of DOCUMENTS) {
    const writer = compileDocument(bundle, document, true);
    const reader = compileDocument(bundle, document, false);
    const entry = (compiled: Compiled) => JSON.stringify(entryOf(compiled.root, assembler));
    entries.push(`${document}: { writer: ${entry(writer)}, reader: ${entry(reader)} },`);
    const rows = [writer, reader].map((compiled) => JSON.stringify(coverageOf(compiled)));
    coverage.push(`${document}: { writer: ${rows[0]}, reader: ${rows[1]} },`);
  }
  return new Map([
    [
      'machine.ts',
      constant('MACHINE', 'The machine of scripts/machine, a WebAssembly module', machine),
    ],
    ['sha256.ts', constant('SHA256', 'scripts/machine/sha256, a WebAssembly module', sha256)],
    [
      'programs.ts',
      `${constant('PROGRAMS', 'Programs of all documents, laid out as in scripts/machine/layout.ts', assembler.bytes)}\n` +
        `/** Regions of the machine's memory, in bytes. */\n` +
        `export const REGIONS = ${JSON.stringify(REGIONS)} as const;\n\n` +
        `/** Where each program begins, the tags of its lines, and whether it can follow a run. */\n` +
        `export const ENTRIES = { ${entries.join('\n')} } as const;\n`,
    ],
    [
      'coverage.ts',
      '/** Places of each schema, and those that are left to the slow path, with the reason. */\n' +
        `export const COVERAGE = { ${coverage.join('\n')} } as const;\n`,
    ],
  ]);
}

function constant(name: string, meaning: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64');
  return `/** ${meaning}; ${bytes.length} bytes in base64. */\nexport const ${name} =\n'${base64}';\n`;
}

function entryOf(root: Node, assembler: Assembler): object {
  const object = root.op === 'object' ? root : undefined;
  return {
    root: assembler.add(root),
    tags: object?.cases?.map(({ tag }) => tag) ?? [],
    follows: object?.properties.some(({ role }) => role === 'seq') ?? false,
  };
}

function coverageOf({ places }: Compiled): object {
  const slow = [...places].filter(([, reason]) => reason !== undefined);
  return { places: places.size, slow: Object.fromEntries(slow) };
}
