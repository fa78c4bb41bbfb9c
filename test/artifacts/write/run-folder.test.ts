import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRunFolder, listArtifacts } from '../../../src/artifacts';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
afterEach(() => vi.restoreAllMocks());

describe('createRunFolder', () => {
  it('creates what is missing, also from a relative path', async () => {
    const output = relative(process.cwd(), join(folder(), 'a', 'b'));
    expect(await createRunFolder(output, 'exp', 'run-1')).toBe(join(output, 'exp', 'run-1'));
    expect(await createRunFolder(output, 'exp', 'run-2')).toBe(join(output, 'exp', 'run-2'));
    expect(readdirSync(join(output, 'exp'))).toEqual(['run-1', 'run-2']);
  });

  it('fsyncs every folder that got a new name', async () => {
    const handle = await open(folder(), 'r');
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
    await handle.close();
    const output = join(folder(), 'a', 'b');
    await createRunFolder(output, 'exp', 'run-1');
    // Of exp, b, a and the folder that was there.
    expect(sync).toHaveBeenCalledTimes(4);
    await createRunFolder(output, 'exp', 'run-2');
    expect(sync).toHaveBeenCalledTimes(5);
  });

  it('refuses a run that is there already', async () => {
    await createRunFolder(folder(), 'exp', 'run');
    await expect(createRunFolder(folder(), 'exp', 'run')).rejects.toMatchObject({
      kind: 'exists',
      message: expect.stringMatching(/exp.run: is already there: .* another run_id/) as string,
    });
  });

  it('refuses ids that the contract has no place for, before anything is created', async () => {
    const notAnId = fc
      .oneof(fc.string(), fc.constantFrom('..', '.', 'a/b', '', '-a', 'a'.repeat(129), 'a\n', 'é'))
      .filter((text) => !/^[a-z0-9][\w-]{0,127}$/i.test(text) || text.endsWith('\n'));
    await fc.assert(
      fc.asyncProperty(notAnId, fc.boolean(), async (id, isRun) => {
        const [experiment, run] = isRun ? ['exp', id] : [id, 'run'];
        const output = join(folder(), 'never');
        await expect(createRunFolder(output, experiment, run)).rejects.toMatchObject({
          kind: 'invalid_id',
          message: expect.stringContaining(isRun ? 'run_id' : 'experiment_id') as string,
        });
        expect(existsSync(output)).toBe(false);
      }),
    );
  });
});

describe('listArtifacts', () => {
  it('lists every file as sha256sum and a sort by bytes do, without manifest and hidden files', async () => {
    mkdirSync(join(folder(), 'checkpoints', 'final'), { recursive: true });
    const names = [
      'checkpoints/final/a.bin',
      'B.md',
      'a.jsonl',
      'checkpoints-2',
      'checkpoints/run_manifest.json',
    ];
    for (const [n, name] of names.entries())
      writeFileSync(join(folder(), name), 'é'.repeat(n * 50_000));
    const listed = await listArtifacts(folder());
    for (const name of ['run_manifest.json', '.x.tmp']) writeFileSync(join(folder(), name), 'x');
    expect(await listArtifacts(folder())).toEqual(listed);

    const sorted = execFileSync('sort', { input: names.join('\n'), env: { LC_ALL: 'C' } });
    expect(listed.map(({ path }) => path)).toEqual(sorted.toString().trim().split('\n'));
    const sums = listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
    execFileSync('sha256sum', ['--check', '--strict'], { input: sums, cwd: folder() });
    expect(listed.map(({ bytes }) => bytes)).toEqual(
      listed.map(({ path }) => names.indexOf(path) * 100_000),
    );
  });

  it('refuses links and names that no manifest may list', async () => {
    symlinkSync('/etc/hostname', join(folder(), 'link'));
    await expect(listArtifacts(folder())).rejects.toThrow(/link: is a link or a special file/);
    mkdirSync(join(folder(), 'sub'));
    writeFileSync(join(folder(), 'sub', 'with space'), '');
    await expect(listArtifacts(join(folder(), 'sub'))).rejects.toMatchObject({
      kind: 'not_a_file',
    });
  });
});
