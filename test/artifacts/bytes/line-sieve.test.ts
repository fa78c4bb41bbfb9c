import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSieve, type LineMachine } from '../../../src/artifacts/bytes';
import { LineSplitter, type RawLine } from '../../../src/artifacts/json';
import { bytesOf, textOf } from '../json/support';

const LF = 0x0a;
type Kind = 'a' | 'w' | 'd';

/** A machine that accepts lines which begin with `a`, and hands out those that begin with `w`. */
class ByFirstLetter implements LineMachine {
  readonly input = new Uint8Array(8192);
  position = 0;
  lineEnd = 0;
  lines = 0;
  readonly order = { nextSeq: 0, lastTimestamp: '' };

  next(start: number, end: number): 'end' | 'doubt' | 'wanted' {
    this.lines = 0;
    this.position = start;
    while (this.position < end) {
      const lineFeed = this.input.indexOf(LF, this.position);
      if (lineFeed < 0 || lineFeed >= end) throw new Error('a piece that is no whole lines');
      this.lineEnd = lineFeed + 1;
      const letter = textOf(this.input.subarray(this.position, this.position + 1));
      if (letter !== 'a' && letter !== 'w') return 'doubt';
      this.lines++;
      if (letter === 'w') return 'wanted';
      this.position = this.lineEnd;
    }
    return 'end';
  }

  isJson(): boolean {
    return false;
  }

  locate() {
    return undefined;
  }

  follow(): void {
    // No events.
  }

  want(): void {
    // What begins with w.
  }
}

const line = fc.tuple(
  fc.constantFrom<Kind>('a', 'w', 'd'),
  fc.constantFrom('', 'x', 'é\r', 'y'.repeat(90)),
);
const lines = fc.array(line, { maxLength: 40 }).map((all) => all.map((parts) => parts.join('')));
const cuts = fc.array(fc.nat({ max: 4000 }), { maxLength: 8 });

function copied({ bytes, ...rest }: RawLine) {
  return { ...rest, text: textOf(bytes) };
}

function sieved(bytes: Uint8Array, at: readonly number[]) {
  const machine = new ByFirstLetter();
  const splitter = new LineSplitter();
  const sieve = new LineSieve(machine, splitter, { wants: () => [] });
  const out: unknown[] = [];
  const places = [...new Set(at.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
  for (const [i, cut] of [0, ...places].entries()) {
    const chunk = bytes.slice(cut, places[i]);
    const place = machine.input.subarray(50, 50 + chunk.length);
    place.set(chunk);
    for (const { line: found, known } of sieve.push(place)) out.push({ ...copied(found), known });
  }
  for (const last of splitter.end()) out.push({ ...copied(last), known: 'nothing' });
  return { out, lineCount: splitter.lineCount, lastValidLine: sieve.lastValidLine };
}

describe('LineSieve', () => {
  it('hands out what is left of all lines, with their numbers and places, however chunks are cut', () => {
    let passed = 0;
    fc.assert(
      fc.property(lines, fc.boolean(), cuts, (all, isTorn, at) => {
        const bytes = bytesOf(all.join('\n') + (isTorn ? '' : '\n'));
        const splitter = new LineSplitter();
        const every = [...splitter.push(bytes), ...splitter.end()].map(copied);
        const { out, lineCount } = sieved(bytes, at);
        expect(lineCount).toBe(every.length);
        const found = new Map(
          (out as (ReturnType<typeof copied> & { known: string })[]).map((one) => [
            one.lineNumber,
            one,
          ]),
        );
        for (const expected of every) {
          const one = found.get(expected.lineNumber);
          // A line that a chunk's edge cuts is handed out, whatever it is.
          if (!one) {
            expect(expected.text.startsWith('a') && expected.terminated).toBe(true);
            passed++;
            continue;
          }
          const { known, ...raw } = one;
          expect(raw).toEqual(expected);
          if (known === 'valid') expect(raw.text.startsWith('w')).toBe(true);
        }
        expect([...found.keys()]).toEqual([...found.keys()].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
    expect(passed).toBeGreaterThan(500);
  });

  it('knows the last line that was valid', () => {
    const { lastValidLine } = sieved(bytesOf('a\nd\nw\na\nd\nd\n'), []);
    expect(lastValidLine).toBe(4);
    expect(sieved(bytesOf('d\n'), []).lastValidLine).toBe(0);
  });

  it('leaves bytes that are not UTF-8 to a closer look', () => {
    const bytes = Uint8Array.of(0x61, 0xff, LF);
    expect(sieved(bytes, []).out).toMatchObject([{ lineNumber: 1, known: 'nothing' }]);
  });
});
