import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listArtifacts, writeFileAtomic } from '../../../src/artifacts';
import { killWhileRunning } from './kill';
import { contentOf } from './numbered-content';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
afterEach(() => vi.restoreAllMocks());

const REPLACER = 'test/artifacts/write/replace-forever.ts';

describe('writeFileAtomic', () => {
  it('creates and replaces, text and bytes, and leaves no other file', async () => {
    const file = join(folder(), 'report.md');
    await writeFileAtomic(file, 'old, and longer than what comes');
    await writeFileAtomic(file, 'né\n');
    expect(readFileSync(file, 'utf8')).toBe('né\n');
    await writeFileAtomic(file, Uint8Array.of(0, 255));
    expect([...readFileSync(file)]).toEqual([0, 255]);
    expect(readdirSync(folder())).toEqual(['report.md']);
  });

  it('fsyncs the new content before it takes the name, and the name after', async () => {
    const file = join(folder(), 'report.md');
    writeFileSync(file, 'old');
    const handle = await open(file, 'r');
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    const synced: unknown[] = [];
    vi.spyOn(prototype, 'sync').mockImplementation(async function (this: typeof handle) {
      const info = await this.stat();
      synced.push([info.isFile() ? info.size : 'folder', readFileSync(file, 'utf8')]);
    });
    await writeFileAtomic(file, 'newer');
    expect(synced).toEqual([
      [5, 'old'],
      ['folder', 'newer'],
    ]);
  });

  it('leaves no other file when it cannot replace, and says what stands', async () => {
    const file = join(folder(), 'taken');
    mkdirSync(join(file, 'inside'), { recursive: true });
    await expect(writeFileAtomic(file, 'x')).rejects.toMatchObject({
      kind: 'write_failed',
      file,
      message: expect.stringMatching(/taken: not replaced, .* untouched: E/) as string,
    });
    expect(readdirSync(folder())).toEqual(['taken']);
    await expect(writeFileAtomic(join(folder(), 'no', 'x'), '')).rejects.toThrow(/x: not .*ENOENT/);
  });

  it(
    'leaves the old content or the new when it is killed, and nothing acknowledged is lost',
    { timeout: 480_000 },
    async () => {
      const file = join(folder(), 'run_manifest.json');
      writeFileSync(file, contentOf(0));
      let last = 0;
      for (let kill = 0; kill < 10; kill++) {
        const printed = await killWhileRunning(
          REPLACER,
          [file, String(last + 1)],
          Math.random() * 60,
        );
        const acknowledged = Number(printed.at(-1));
        const text = readFileSync(file, 'utf8');
        const found = parseInt(text, 10);
        expect(text).toBe(contentOf(found));
        // The newest may have been replaced, and not yet acknowledged.
        expect([acknowledged, acknowledged + 1]).toContain(found);
        last = found;
      }
      // What a killed process leaves beside the file is no part of the run.
      expect(await listArtifacts(folder())).toEqual([]);
    },
  );
});
