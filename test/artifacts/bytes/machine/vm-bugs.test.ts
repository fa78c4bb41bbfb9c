import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PROGRAMS } from '../../../../generated/bytes/programs';
import { compileAssemblyScript } from '../../../../scripts/generate/bytes/assemblyscript.mjs';
import { MACHINE_OPTIONS, machineSources } from '../../../../scripts/generate/bytes/build-machine';
import { lineMachineOf, type LineMachine } from '../../../../src/artifacts/bytes/machine';
import { entryOf } from '../../../../src/artifacts/bytes/machine-memory';
import type { DocumentName, Profile } from '../../../../src/contract';
import { seededRandom } from '../../../../src/stats';
import { Differential, slowAccepts } from './differential';
import { edgeLines } from './edge-lines';
import { COMPACT, containersOf, PYTHON, reordered, treeOf, write } from './json-tree';
import { examplesOf, LINE_DOCUMENTS, PROFILES } from './real-lines';
import { PLACES_LINE, placesIn } from './places';
import {
  MEMBERS_BUGS,
  ONLY_BY_MEMBERS,
  PLACE_BUGS,
  VM_BUGS,
  WITHOUT_TRAILS,
  type VmBug,
} from './vm-bugs';

const SOURCES = machineSources();
/** Of each example apart: a machine that goes along trails has none yet that others have laid. */
const EDGES = LINE_DOCUMENTS.flatMap((document) =>
  edgeLines(document).map((lines) => ({
    document,
    lines: lines.map((line) => Buffer.from(line)),
  })),
);

const verdicts = new Map<string, boolean>();

/** The parse path, asked once about each line. */
const judge: typeof slowAccepts = (document, profile, line) => {
  const key = `${document} ${profile} ${Buffer.from(line).toString('latin1')}`;
  const verdict = verdicts.get(key) ?? slowAccepts(document, profile, line);
  verdicts.set(key, verdict);
  return verdict;
};

/** What a machine lets through at the edges of the documents of lines, up to the first. */
function firstFalseAccept(wasm: Uint8Array): string | undefined {
  const module = Buffer.from(wasm).toString('base64');
  for (const { document, lines } of EDGES) {
    for (const profile of PROFILES) {
      const [found] = falseAccepts(module, document, profile, lines);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function falseAccepts(
  module: string,
  document: DocumentName,
  profile: Profile,
  lines: readonly Uint8Array[],
): readonly string[] {
  const machine = machineOf(module, document, profile);
  const differential = new Differential(machine, document, profile, judge);
  for (const line of lines) differential.add(line);
  differential.flush();
  return differential.result.falseAccepts;
}

function machineOf(module: string, document: DocumentName, profile: Profile): LineMachine {
  const entry = entryOf(document, profile);
  const machine = entry && lineMachineOf(entry, { module, programs: PROGRAMS });
  if (!machine) throw new Error(`no machine for ${document}`);
  return machine;
}

/** The first place of a line that a machine finds elsewhere than the walk over the text. */
function firstWrongPlace(wasm: Uint8Array): string | undefined {
  const module = Buffer.from(wasm).toString('base64');
  const places = placesIn(machineOf(module, 'telemetry_event', 'writer'), PLACES_LINE, 0);
  expect(places.length).toBeGreaterThan(100);
  return places.find(({ found, expected }) => !isDeepStrictEqual(found, expected))?.pointer;
}

/** Without optimization: the same machine in a tenth of the time. */
function build(sources: ReadonlyMap<string, string>): Promise<Uint8Array> {
  return compileAssemblyScript(sources, ['-O0', ...MACHINE_OPTIONS]);
}

function withBugs(...bugs: readonly VmBug[]): Map<string, string> {
  const sources = new Map(SOURCES);
  for (const { file, of, with: replacement } of bugs) {
    const source = sources.get(file) ?? '';
    const changed = source.replace(of, replacement);
    if (changed === source) throw new Error(`${file} has no ${of}`);
    sources.set(file, changed);
  }
  return sources;
}

describe('the machine', () => {
  it('lets nothing through at the edges of a document', async () => {
    expect(firstFalseAccept(await build(SOURCES))).toBeUndefined();
  });

  it.each(Object.entries(VM_BUGS))('with a bug is found out: %s', async (_, bug) => {
    expect(firstFalseAccept(await build(withBugs(bug)))).toBeDefined();
  });

  it('without trails lets nothing through', async () => {
    expect(firstFalseAccept(await build(withBugs(WITHOUT_TRAILS)))).toBeUndefined();
  });

  it.each(Object.entries(MEMBERS_BUGS))('without trails is found out: %s', async (_, bug) => {
    expect(firstFalseAccept(await build(withBugs(WITHOUT_TRAILS, bug)))).toBeDefined();
  });

  it('takes events by their members, in any order', async () => {
    const wasm = await build(withBugs(WITHOUT_TRAILS, ONLY_BY_MEMBERS));
    const machine = machineOf(Buffer.from(wasm).toString('base64'), 'telemetry_event', 'writer');
    const differential = new Differential(machine, 'telemetry_event', 'writer', judge);
    const random = seededRandom(20_261_129);
    const trees = examplesOf('telemetry_event').map((line) => treeOf(JSON.parse(line)));
    // Objects in the payload's own are for the other way.
    const taken = trees.filter((tree) => containersOf(tree).length === 2);
    for (const tree of taken) {
      for (const spacing of [COMPACT, PYTHON, COMPACT, PYTHON])
        differential.add(Buffer.from(write(reordered(tree, random), spacing)));
    }
    differential.flush();
    expect(taken.length).toBeGreaterThan(5);
    expect(differential.result).toMatchObject({ accepted: 4 * taken.length, falseAccepts: [] });
  });

  it('finds every place of a line', async () => {
    expect(firstWrongPlace(await build(SOURCES))).toBeUndefined();
  });

  it.each(Object.entries(PLACE_BUGS))('with a bug finds another place: %s', async (_, bug) => {
    expect(firstWrongPlace(await build(withBugs(bug)))).toBeDefined();
  });
});
