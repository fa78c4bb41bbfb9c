import { createLineMachine, type LineMachine } from '../../../../src/artifacts/bytes/machine';
import type { DocumentName, Profile } from '../../../../src/contract';
import { seededRandom } from '../../../../src/stats';
import { Differential, type Comparison } from './differential';
import { COMPACT, containersOf, reordered, treeOf, write } from './json-tree';
import { mutated } from './mutate';
import { realLines } from './real-lines';

/** Mutates real lines of a document and compares the two paths over each, in both profiles. */
export function fuzz(
  document: DocumentName,
  { seed, count }: { seed: number; count: number },
): Comparison[] {
  const random = seededRandom(seed);
  // Keys in the order of the line before go another way through the machine.
  const inAnOrder = (line: string) => write(reordered(treeOf(JSON.parse(line)), random), COMPACT);
  const lines = shortOnes(realLines(document)).flatMap((line) => [line, inAnOrder(line)]);
  const line = () => lines[random.below(lines.length)] ?? '';
  const donors = Array.from({ length: 100 }, line).flatMap((donor) =>
    containersOf(treeOf(JSON.parse(donor))),
  );
  const differentials = (['writer', 'reader'] as const).map(
    (profile: Profile) => new Differential(machineFor(document, profile), document, profile),
  );
  for (let i = 0; i < count; i++) {
    const text = mutated(line(), donors, random);
    for (const differential of differentials) differential.add(text);
  }
  for (const differential of differentials) differential.flush();
  return differentials.map(({ result }) => result);
}

/** Documents of a megabyte would cost the time of ten thousand lines. */
function shortOnes(lines: readonly string[]): string[] {
  return lines.filter(({ length }) => length < 5000);
}

export function machineFor(document: DocumentName, profile: Profile): LineMachine {
  const machine = createLineMachine(document, profile);
  if (!machine) throw new Error(`no machine for ${document}`);
  return machine;
}
