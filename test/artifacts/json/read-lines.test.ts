import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonLines, type ReadLinesOptions } from '../../../src/artifacts/json';
import { cpuMs } from '../../cpu-time';
import { bytesOf, chunksOf, textOf } from './support';

async function linesOf(
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  options?: ReadLinesOptions,
) {
  const lines = [];
  for await (const line of readJsonLines(chunksOf(bytes, cuts), options)) {
    lines.push({ ...line, bytes: textOf(line.bytes) });
  }
  return lines;
}

describe('readJsonLines', () => {
  it('tells of every line where it stands and how it ends', async () => {
    const common = { tooLong: false, terminated: true, carriageReturn: false };
    expect(await linesOf(bytesOf('{"é":1}\n\r\n\n[]\r\ntorn'))).toEqual([
      { ...common, lineNumber: 1, byteOffset: 0, byteLength: 8, bytes: '{"é":1}' },
      { ...common, lineNumber: 2, byteOffset: 9, byteLength: 0, bytes: '', carriageReturn: true },
      { ...common, lineNumber: 3, byteOffset: 11, byteLength: 0, bytes: '' },
      {
        ...common,
        lineNumber: 4,
        byteOffset: 12,
        byteLength: 2,
        bytes: '[]',
        carriageReturn: true,
      },
      { ...common, lineNumber: 5, byteOffset: 16, byteLength: 4, bytes: 'torn', terminated: false },
    ]);
  });

  it('gives no line for an empty source, nor one after the last LF', async () => {
    expect(await linesOf(new Uint8Array(0))).toEqual([]);
    expect(await linesOf(bytesOf('1\n'))).toHaveLength(1);
  });

  const sample = bytesOf('{"a":1}\r\n\n"😀"\n0123456789ABCDEF\r\n[]\r\n\rx\r');

  it.each([undefined, { maxLineBytes: 10 }])(
    'does not depend on a cut anywhere: %j',
    async (options) => {
      const whole = await linesOf(sample, [], options);
      for (let first = 0; first <= sample.length; first++) {
        for (let second = first; second <= sample.length; second++) {
          expect(await linesOf(sample, [first, second], options)).toEqual(whole);
        }
      }
    },
  );

  it('does not depend on the size of the chunks', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n', 'x'.repeat(30)));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), async (parts, size) => {
        const bytes = bytesOf(parts.join(''));
        const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => i * size);
        const options = { maxLineBytes: 20 };
        expect(await linesOf(bytes, cuts, options)).toEqual(await linesOf(bytes, [], options));
        const all = (await linesOf(bytes, cuts)).map(
          (line) => line.bytes + (line.carriageReturn ? '\r' : '') + (line.terminated ? '\n' : ''),
        );
        expect(all.join('')).toBe(parts.join(''));
      }),
    );
  });

  it('passes over a line that is too long and goes on with the next', async () => {
    const lines = await linesOf(bytesOf('12345\n123456\n[]\n'), [8], { maxLineBytes: 5 });
    expect(lines.map(({ tooLong, bytes, byteLength }) => [tooLong, bytes, byteLength])).toEqual([
      [false, '12345', 5],
      [true, '', 6],
      [false, '[]', 2],
    ]);
    expect(lines[2]?.byteOffset).toBe(13);
  });

  it('holds no more than a line it accepts', async () => {
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    const chunkCount = 1024;
    async function* endless() {
      for (let i = 0; i < chunkCount; i++) yield chunk;
    }
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    async function* watched() {
      for await (const piece of endless()) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
        yield piece;
      }
    }
    const lines = [];
    for await (const line of readJsonLines(watched(), { maxLineBytes: 4 << 20 })) lines.push(line);
    expect(lines).toMatchObject([
      { tooLong: true, byteLength: chunkCount << 20, terminated: false },
    ]);
    // The chunks of a line over the limit amount to a gigabyte.
    expect(peak).toBeLessThan(64 << 20);
  });

  it('puts a line of a million small chunks together without quadratic copying', async () => {
    const chunk = bytesOf('xxxx');
    async function* drip() {
      for (let i = 0; i < 1_000_000; i++) yield chunk;
    }
    const start = cpuMs();
    for await (const { bytes } of readJsonLines(drip())) expect(bytes.length).toBe(4_000_000);
    expect(cpuMs() - start).toBeLessThan(30_000);
  });

  it('closes the source when the reader stops early', async () => {
    let closed = false;
    async function* source() {
      try {
        for (;;) yield bytesOf('1\n2\n');
      } finally {
        closed = true;
      }
    }
    for await (const _line of readJsonLines(source())) break;
    expect(closed).toBe(true);
  });
});
