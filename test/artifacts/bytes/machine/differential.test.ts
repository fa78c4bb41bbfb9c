import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/stats';
import { Differential } from './differential';
import { edgeLines } from './edge-lines';
import { fuzz, machineFor } from './fuzz';
import { asciiOnly, COMPACT, PYTHON, reordered, treeOf, write } from './json-tree';
import { DOCUMENTS, LINE_DOCUMENTS, PROFILES, realLines } from './real-lines';

const CASES = DOCUMENTS.flatMap((document) =>
  PROFILES.map((profile) => [document, profile] as const),
);

describe('real documents', () => {
  /** As other writers would write them: Python's separators and escapes, members in any order. */
  function spellings(line: string): string[] {
    const tree = treeOf(JSON.parse(line));
    const random = seededRandom(line.length);
    return [
      line,
      write(tree, PYTHON),
      asciiOnly(write(tree, PYTHON)),
      write(reordered(tree, random), COMPACT),
      write(reordered(tree, random), PYTHON),
    ];
  }

  it.each(CASES)('are accepted: %s, %s', (document, profile) => {
    const differential = new Differential(machineFor(document, profile), document, profile);
    const texts = realLines(document).flatMap(spellings);
    for (const text of texts) differential.add(Buffer.from(text));
    differential.flush();
    // A running run's manifest has no finished_at: that branch of its anyOf is left to the slow path.
    const running = texts.filter(
      (text) => document === 'run_manifest' && !text.includes('finished_at'),
    );
    const { lines, accepted } = differential.result;
    expect({ lines, accepted }).toEqual({
      lines: texts.length,
      accepted: texts.length - running.length,
    });
  });
});

describe('documents at the edges of what is valid', () => {
  it.each(CASES)(
    'are never accepted against the parser and the validator: %s, %s',
    (document, profile) => {
      const differential = new Differential(machineFor(document, profile), document, profile);
      for (const line of edgeLines(document).flat()) differential.add(Buffer.from(line));
      differential.flush();
      const { accepted, falseAccepts } = differential.result;
      expect(falseAccepts).toEqual([]);
      expect(accepted).toBeGreaterThan(1_000);
    },
  );
});

describe('mutated documents', () => {
  const COUNTS = DOCUMENTS.map(
    (document) =>
      [
        document,
        (LINE_DOCUMENTS as readonly string[]).includes(document) ? 170_000 : 3_000,
      ] as const,
  );

  it.each(COUNTS)(
    'are never accepted against the parser and the validator: %s',
    (document, count) => {
      for (const { lines, accepted, falseAccepts } of fuzz(document, { seed: 20_261_128, count })) {
        expect(falseAccepts).toEqual([]);
        expect(lines).toBeGreaterThanOrEqual(count);
        expect(accepted).toBeGreaterThan(count / 20);
        expect(accepted).toBeLessThan(count / 2);
      }
    },
  );
});

describe('every byte at every place', () => {
  it.each(LINE_DOCUMENTS)('of one line of each kind: %s', (document) => {
    const kinds = new Map(
      realLines(document)
        .filter(({ length }) => length < 2_000)
        .map((line) => [String((JSON.parse(line) as Record<string, unknown>)['event_name']), line]),
    );
    for (const profile of PROFILES) {
      const machine = machineFor(document, profile);
      const differential = new Differential(machine, document, profile);
      for (const line of kinds.values()) {
        const bytes = Buffer.from(line);
        for (let at = 0; at < bytes.length; at++) {
          const own = bytes[at] ?? 0;
          for (let byte = 0; byte < 256; byte++) {
            bytes[at] = byte;
            differential.add(bytes);
          }
          bytes[at] = own;
        }
      }
      differential.flush();
      expect(differential.result.falseAccepts).toEqual([]);
      expect(differential.result.accepted).toBeGreaterThan(1_000);
    }
  });
});
