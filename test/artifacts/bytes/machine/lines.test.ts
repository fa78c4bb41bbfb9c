import { describe, expect, it } from 'vitest';
import { createTextMachine } from '../../../../src/artifacts/bytes/machine';
import { parseStrictJson } from '../../../../src/artifacts/json';
import { seededRandom } from '../../../../src/stats';
import { machineFor } from './fuzz';
import { containersOf, treeOf } from './json-tree';
import { mutated } from './mutate';
import { DOCUMENTS, examplesOf, goldenLines, PROFILES } from './real-lines';

const encoder = new TextEncoder();
const [LINE = ''] = goldenLines('prediction');

function put(machine: { readonly input: Uint8Array }, text: string): number {
  return encoder.encodeInto(text, machine.input).written;
}

describe('a machine for lines', () => {
  it('stops at the first line in doubt, says where, and goes on after it', () => {
    const machine = machineFor('prediction', 'writer');
    const end = put(machine, `${LINE}\n${LINE}\nno\n${LINE}\n${LINE.slice(0, 9)}`);
    const first = LINE.length + 1;
    expect(machine.next(0, end)).toBe('doubt');
    expect([machine.lines, machine.position, machine.lineEnd]).toEqual([
      2,
      2 * first,
      2 * first + 3,
    ]);
    expect(machine.next(machine.lineEnd, end)).toBe('end');
    expect([machine.lines, machine.position]).toEqual([1, 3 * first + 3]);
  });

  it('reads nothing beyond the end', () => {
    const machine = machineFor('prediction', 'writer');
    put(machine, `${LINE}\n${LINE}\n`);
    for (let end = 0; end <= LINE.length; end++) {
      expect(machine.next(0, end)).toBe('end');
      expect([machine.lines, machine.position]).toEqual([0, 0]);
    }
    expect(machine.next(0, LINE.length + 1)).toBe('end');
    expect(machine.lines).toBe(1);
  });

  it('hands out the lines of the tags that are wanted', () => {
    const machine = machineFor('telemetry_event', 'writer');
    const lines = examplesOf('telemetry_event');
    const end = put(machine, `${lines.join('\n')}\n`);
    const names = lines.map((line) => (JSON.parse(line) as { event_name: string }).event_name);
    for (const tags of [[], ['vote'], ['run_start', 'log'], names, 'all'] as const) {
      machine.want(tags);
      const found: string[] = [];
      for (let at = 0; machine.next(at, end) === 'wanted'; at = machine.lineEnd) {
        const line = Buffer.from(machine.input.subarray(machine.position, machine.lineEnd));
        found.push((JSON.parse(line.toString()) as { event_name: string }).event_name);
      }
      const wanted: readonly string[] = tags === 'all' ? names : tags;
      expect(found).toEqual(names.filter((name) => wanted.includes(name)));
    }
  });
});

describe('a machine for texts', () => {
  it.each(DOCUMENTS)('accepts what runs left, as written for people: %s', (document) => {
    const lines = [...examplesOf(document), ...goldenLines(document)].filter(
      (line) => document !== 'run_manifest' || line.includes('finished_at'),
    );
    const texts = lines.map((line) => `${JSON.stringify(JSON.parse(line), null, 2)}\n`);
    for (const profile of PROFILES) {
      const machine = createTextMachine(document, profile, 1 << 20);
      for (const text of texts) expect(machine?.isDocument(0, put(machine, text))).toBe(true);
    }
  });

  it('leaves its input as it was', () => {
    const machine = createTextMachine('prediction', 'writer', 1 << 16);
    if (!machine) throw new Error('no machine');
    const end = put(machine, `${LINE}next`) - 4;
    expect(machine.isDocument(0, end)).toBe(true);
    expect(Buffer.from(machine.input.subarray(end, end + 4)).toString()).toBe('next');
  });

  it('takes nothing for JSON that the strict parser refuses', () => {
    const machine = createTextMachine('prediction', 'writer', 1 << 16);
    if (!machine) throw new Error('no machine');
    const random = seededRandom(7);
    const donors = containersOf(treeOf(JSON.parse(LINE)));
    let accepted = 0;
    for (let i = 0; i < 20_000; i++) {
      const text = mutated(LINE, donors, random).toString();
      const end = put(machine, text);
      if (!machine.isJson(0, end)) continue;
      accepted++;
      expect(parseStrictJson(machine.input.subarray(0, end)).ok).toBe(true);
    }
    expect(accepted).toBeGreaterThan(2_000);
  });
});
