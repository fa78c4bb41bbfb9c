import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { soundRun, temporaryFolder, writeRun } from '../cli/run-folder';

const DIST = resolve('dist');
const SAID = 'checked 1: 0 problems\n';
const OTHER_WORDS = 'CHECKED 1: 0 problems\n';

/** A command, a run to check, and a cache of their own, in which nothing is. */
function setUp() {
  const folder = temporaryFolder();
  const [run, caches] = [join(folder, 'run'), join(folder, 'caches')];
  mkdirSync(run);
  writeRun(run, soundRun());
  const compiled = join(caches, 'crucible-contracts/compiled');
  const check = (dist = DIST, env: NodeJS.ProcessEnv = {}) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(dist, 'cli.cjs'), 'validate', run],
      {
        env: { ...process.env, XDG_CACHE_HOME: caches, NODE_V8_COVERAGE: undefined, ...env },
        encoding: 'utf8',
      },
    );
    expect(status).toBe(0);
    return stderr;
  };
  const kept = () => {
    const names = readdirSync(compiled);
    expect(names).toHaveLength(1);
    return join(compiled, ...names);
  };
  return { folder, caches, compiled, check, kept };
}

/** The same command, but for a word that is as long. */
function commandOfOtherWords(folder: string): string {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  copyFileSync(join(DIST, 'cli.cjs'), join(dist, 'cli.cjs'));
  const source = readFileSync(join(DIST, 'validate.cjs'), 'utf8');
  const changed = source.replace('`checked ', '`CHECKED ');
  expect(changed).not.toBe(source);
  writeFileSync(join(dist, 'validate.cjs'), changed);
  return dist;
}

/** A cache that pretends to be of the command's text; who reads it is known by its words. */
function setUpHostile() {
  const all = setUp();
  const source = readFileSync(join(DIST, 'validate.cjs'));
  expect(all.check(commandOfOtherWords(all.folder))).toBe(OTHER_WORDS);
  const file = all.kept();
  const hostile = Buffer.concat([readFileSync(file).subarray(0, -source.length), source]);
  writeFileSync(file, hostile);
  return { ...all, file };
}

describe('what V8 compiled of the command', () => {
  it('is kept where only the user can read and write, and taken from there', () => {
    const { compiled, check, kept } = setUp();
    expect(check()).toBe(SAID);
    const { ino, mode } = statSync(kept());
    expect(mode & 0o777).toBe(0o600);
    expect(statSync(compiled).mode & 0o777).toBe(0o700);
    expect(check()).toBe(SAID);
    expect(statSync(kept()).ino).toBe(ino);
  });

  it('is what runs when it is kept, so that the tests below see who reads it', () => {
    const { check } = setUpHostile();
    expect(check()).toBe(OTHER_WORDS);
  });

  it('is not taken for a text of the same length', () => {
    const { folder, check } = setUp();
    expect(check()).toBe(SAID);
    expect(check(commandOfOtherWords(folder))).toBe(OTHER_WORDS);
    expect(check()).toBe(SAID);
  });

  it.each(['620', '602'])('is not read, but replaced, when its mode is %s', (mode) => {
    const { check, file } = setUpHostile();
    chmodSync(file, mode);
    expect(check()).toBe(SAID);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(check()).toBe(SAID);
  });

  it('is not read through a link, which is replaced', () => {
    const { folder, check, file } = setUpHostile();
    const elsewhere = join(folder, 'elsewhere');
    renameSync(file, elsewhere);
    symlinkSync(elsewhere, file);
    const before = readFileSync(elsewhere);
    expect(check()).toBe(SAID);
    expect(readFileSync(elsewhere).equals(before)).toBe(true);
    expect(check()).toBe(SAID);
  });

  it('is neither read nor written in a folder that others may write, or that is a link', () => {
    const { folder, compiled, check, file } = setUpHostile();
    const before = readFileSync(file);
    chmodSync(compiled, 0o770);
    expect(check()).toBe(SAID);
    chmodSync(compiled, 0o700);
    const elsewhere = join(folder, 'elsewhere');
    renameSync(compiled, elsewhere);
    symlinkSync(elsewhere, compiled);
    expect(check()).toBe(SAID);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('is neither read nor written for another user', () => {
    const { caches, compiled, check, file } = setUpHostile();
    chownSync(file, 12_345, 12_345);
    expect(check()).toBe(SAID);
    expect(check()).toBe(SAID);
    chownSync(caches, 12_345, 12_345);
    renameSync(compiled, join(caches, 'away'));
    chownSync(join(caches, 'crucible-contracts'), 12_345, 12_345);
    expect(check()).toBe(SAID);
    expect(existsSync(compiled)).toBe(false);
  });

  it('is compiled again when it is cut or spoilt', () => {
    const { check, kept } = setUp();
    check();
    const file = kept();
    const whole = readFileSync(file);
    const source = readFileSync(join(DIST, 'validate.cjs'));
    const cuts = [Buffer.alloc(0), source, whole.subarray(0, 1000), whole.subarray(1000)];
    const damaged = [0.1, 0.3, 0.6, 0.9].map((share) => {
      const start = Math.floor(share * whole.length);
      return Buffer.from(whole).fill(0xa5, start, start + 4);
    });
    for (const spoilt of [...cuts, ...damaged]) {
      writeFileSync(file, spoilt);
      const { ino } = statSync(file);
      expect(check()).toBe(SAID);
      expect(statSync(file).ino).not.toBe(ino);
    }
  });

  it('is not kept where nothing can be written, where no absolute path is named, or when told not to', () => {
    const { folder, caches, check } = setUp();
    writeFileSync(join(folder, 'file'), '');
    expect(check(DIST, { XDG_CACHE_HOME: join(folder, 'file') })).toBe(SAID);
    expect(check(DIST, { XDG_CACHE_HOME: 'relative' })).toBe(SAID);
    expect(check(DIST, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(SAID);
    expect([existsSync(caches), existsSync('relative')]).toEqual([false, false]);
  });
});
