import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile, documentOfFile, NO_SINK, targetsOf } from '../../../src/artifacts';
import { decompressed } from '../../../src/artifacts/validate/decompress';
import { goldenLines } from '../bytes/machine/real-lines';
import { rawFrame, rleFrame, skippableFrame, ZSTD_OF_EVENTS } from './zstd';

const folder = mkdtempSync(join(tmpdir(), 'crucible-compressed-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function contentOf(file: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of decompressed(file) ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function problemsOf(file: string) {
  const target = { file, document: 'telemetry_event', profile: 'writer' } as const;
  const problems: string[] = [];
  for await (const batch of checkFile(target, undefined, NO_SINK)) {
    for (const { line, rule, message } of batch) problems.push(`${line} ${rule}: ${message}`);
  }
  return problems;
}

const lines = goldenLines('telemetry_event').slice(0, 30);
const events = Buffer.from(`${lines.join('\n')}\n`);
const broken = Buffer.from(`${lines[0]}\n[]\n${lines[1]}`);

describe('a compressed file', () => {
  it.each(['telemetry.jsonl.gz', 'telemetry.jsonl.zst'])('is found by its name: %s', (name) => {
    expect(documentOfFile(name)).toBe('telemetry_event');
    const file = write(name, events);
    expect(targetsOf(folder)).toContainEqual({ kind: 'file', path: file, folder });
    rmSync(file);
  });

  it('has the problems of what it holds', async () => {
    const plain = await problemsOf(write('plain.jsonl', broken));
    expect(plain.map((text) => text.split(':')[0])).toEqual(['2 type', '3 torn-line']);
    expect(await problemsOf(write('a.jsonl.gz', gzipSync(broken)))).toEqual(plain);
    expect(await problemsOf(write('a.jsonl.zst', rawFrame(broken)))).toEqual(plain);
    expect(await problemsOf(write('b.jsonl.gz', gzipSync(events)))).toEqual([]);
  });

  it('holds what the zstd command put there', async () => {
    const content = await contentOf(write('command.jsonl.zst', ZSTD_OF_EVENTS));
    expect(content.toString()).toBe(`${'{"event":"metric","value":1}\n'.repeat(500)}end\n`);
  });

  it('is one problem when its content has another checksum, in any frame', async () => {
    const changed = Buffer.from(ZSTD_OF_EVENTS);
    changed[changed.length - 1] = 0;
    const message = 'The file cannot be decompressed: its content has another checksum';
    const [first, last] = [rawFrame(events), skippableFrame(7)];
    for (const frames of [[changed], [first, changed, last], [ZSTD_OF_EVENTS, changed]]) {
      const problems = await problemsOf(write('sum.jsonl.zst', Buffer.concat(frames)));
      expect(problems.at(-1)).toBe(`1 broken-archive: ${message}`);
    }
    const sound = Buffer.concat([first, ZSTD_OF_EVENTS, last, ZSTD_OF_EVENTS]);
    const content = await contentOf(write('sound.zst', sound));
    expect(content.length).toBe(events.length + 2 * (500 * 29 + 4));
  });

  it('may have several frames, and frames to skip', async () => {
    const frames = [rawFrame(Buffer.from('ab')), skippableFrame(300), rleFrame('c', 3)];
    expect((await contentOf(write('f.zst', Buffer.concat(frames)))).toString()).toBe('abccc');
    const members = [gzipSync('ab'), gzipSync('c')];
    expect((await contentOf(write('f.gz', Buffer.concat(members)))).toString()).toBe('abc');
  });

  it.each([
    ['gz', gzipSync(events)],
    ['zst', rawFrame(events)],
  ])(
    'is one problem when .%s is cut anywhere, after those before the cut',
    async (ending, whole) => {
      const steps = Array.from({ length: 40 }, (_, i) => Math.floor((i * whole.length) / 40));
      for (const end of [...steps, whole.length - 1]) {
        const problems = await problemsOf(write(`cut.jsonl.${ending}`, whole.subarray(0, end)));
        expect(problems).toHaveLength(1);
        // No frame at all is a whole zstd file, of nothing.
        const rule = end === 0 && ending === 'zst' ? 'empty-file' : 'broken-archive';
        expect(problems[0]).toMatch(new RegExp(`^1 ${rule}: `));
      }
    },
  );

  it('is one problem, and no crash, whatever its bytes are', async () => {
    const whole = { gz: gzipSync(events), zst: ZSTD_OF_EVENTS };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('gz' as const, 'zst' as const),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        async (ending, edits) => {
          const bytes = Buffer.from(whole[ending]);
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
          const problems = await problemsOf(write(`changed.jsonl.${ending}`, bytes));
          const archive = problems.filter((text) => text.includes('broken-archive'));
          expect(archive.length).toBeLessThanOrEqual(1);
          if (archive.length > 0) expect(problems.at(-1)).toBe(archive[0]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['gz', () => gzipSync(Buffer.alloc(200 << 20))],
    ['zst', () => Buffer.concat(Array.from({ length: 200 }, () => rleFrame('x', 1 << 20)))],
  ])('is stopped when .%s grows without end', async (ending, bomb) => {
    const problems = await problemsOf(write(`bomb.jsonl.${ending}`, bomb()));
    expect(problems).toEqual([
      '1 broken-archive: The file cannot be decompressed: it grows to more than 1000 times its size',
    ]);
  });

  it('is refused when it needs much memory or a dictionary', async () => {
    const header = [0x28, 0xb5, 0x2f, 0xfd];
    // Descriptor, then a window of 2^(10 + 18) bytes, and of 2^(10 + 17).
    const window = (exponent: number) => Buffer.from([...header, 0, exponent << 3, 1, 0, 0]);
    expect(await problemsOf(write('window.jsonl.zst', window(18)))).toEqual([
      '1 broken-archive: The file cannot be decompressed: it needs a window of 268435456 bytes, more than 134217728',
    ]);
    expect((await contentOf(write('small.zst', window(4)))).length).toBe(0);
    const dictionary = Buffer.from([...header, 1, 0, 7, 1, 0, 0]);
    expect(await problemsOf(write('dictionary.jsonl.zst', dictionary))).toEqual([
      '1 broken-archive: The file cannot be decompressed: it needs a dictionary',
    ]);
  });

  it('that is a document is one too', async () => {
    const file = write('event.json.gz', gzipSync('{}'));
    expect((await problemsOf(file))[0]).toMatch(/^1 required/);
  });
});
