import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { create, Header } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND, compat } from '../command';
import { temporaryFolder } from '../run-folder';
import { BREAKS, petSchema, writeFiles } from './contracts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A tar archive as npm packs one. */
function pack(name: string, files: Readonly<Record<string, string>>): string {
  const inside = writeFiles(join(folder, `${name}-files`), files);
  const file = join(folder, `${name}.tgz`);
  create({ file, cwd: inside, gzip: true, sync: true }, ['package']);
  return file;
}

/** A tar archive of one entry with whatever name, type and size. */
function oneEntry(name: string, path: string, type: 'File' | 'SymbolicLink', size: number): string {
  const header = new Header({
    path,
    type,
    size,
    mode: 0o644,
    linkpath: type === 'File' ? '' : '/etc/passwd',
  });
  const block = Buffer.alloc(512);
  header.encode(block);
  const file = join(folder, `${name}.tar`);
  writeFileSync(
    file,
    Buffer.concat([block, Buffer.alloc(Math.min(size, 512)), Buffer.alloc(1024)]),
  );
  return file;
}

describe('a tar archive', () => {
  it('is read as the contract it holds', () => {
    const base = pack('one', {
      'package/package.json': '{"name":"pets","version":"1.0.0"}',
      'package/schemas/pet.schema.json': petSchema('1.0.0'),
    });
    const head = pack('two', {
      'package/package.json': '{"name":"pets","version":"1.0.1"}',
      'package/schemas/pet.schema.json': petSchema('2.0.0', BREAKS),
    });
    expect(compat(['--base', base, '--head', base]).status).toBe(0);
    const { status, stdout } = compat(['--base', base, '--head', head]);
    expect(status).toBe(1);
    expect(stdout).toContain(
      'package.json went from version 1.0.0 to 1.0.1, and the change requires a major',
    );
  });

  it.each([
    ['no archive', () => join(folder, 'text.tgz'), /text\.tgz/],
    [
      'a name that leads out',
      () => oneEntry('out', 'package/../../openapi.json', 'File', 2),
      /no contract is there/,
    ],
    [
      'a link',
      () => oneEntry('link', 'package/openapi.json', 'SymbolicLink', 0),
      /no contract is there/,
    ],
    [
      'a file that says it is huge',
      () => oneEntry('huge', 'package/openapi.json', 'File', 2 ** 31),
      /too large/,
    ],
  ])('is refused for %s', (_what, make, message) => {
    writeFileSync(join(folder, 'text.tgz'), 'this is text');
    const { status, stderr } = compat(['--base', make(), '--head', '.'], { timeout: 50_000 });
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('a revision of git', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: join(folder, 'repository'),
      stdio: 'pipe',
    });

  beforeAll(() => {
    const inside = join(folder, 'repository');
    mkdirSync(inside);
    git('init', '--quiet');
    for (const [version, change] of [
      ['1.0.0', {}],
      ['1.1.0', { description: 'A pet.' }],
      ['1.2.0', BREAKS],
    ] as const) {
      writeFiles(inside, { 'schemas/pet.schema.json': petSchema(version, change) });
      git('add', '-A');
      git('commit', '--quiet', '-m', version);
      git('tag', `v${version}`);
    }
  });

  const inside = (...args: string[]) => compat(args, { cwd: join(folder, 'repository') });

  it('is compared with the folder here', () => {
    expect(inside('--base', 'git:HEAD').status).toBe(0);
    expect(inside('--base', 'git:v1.2.0').status).toBe(0);
    const { status, stdout } = inside('--base', 'git:HEAD~1');
    expect(status).toBe(1);
    expect(stdout).toContain('schemas/pet.schema.json:4:15');
  });

  it('stands for all tags of its major version', () => {
    const { stdout } = inside('--base', 'git:v1.1.0', '--transitive', '--format', 'json');
    const { comparisons } = JSON.parse(stdout) as { comparisons: { base: string }[] };
    expect(comparisons.map(({ base }) => base)).toEqual(['git:v1.0.0', 'git:v1.2.0', 'git:v1.1.0']);
  });

  it('says which major version it is of, or is refused', () => {
    const { status, stderr } = inside('--base', 'git:HEAD', '--transitive');
    expect(stderr).toContain('git:HEAD: nothing says which major version it is of');
    expect(status).toBe(2);
    git('checkout', '--quiet', '-b', 'next');
    const release = JSON.stringify({ name: 'pets', version: '1.3.0' });
    writeFiles(join(folder, 'repository'), { 'package.json': release });
    git('add', '-A');
    git('commit', '--quiet', '-m', 'next');
    git('tag', 'v2.0.0');
    git('checkout', '--quiet', '-');
    const { stdout } = inside('--base', 'git:next', '--transitive', '--format', 'json');
    const { comparisons } = JSON.parse(stdout) as { comparisons: { base: string }[] };
    const tags = ['v1.0.0', 'v1.1.0', 'v1.2.0', 'next'].map((tag) => `git:${tag}`);
    expect(comparisons.map(({ base }) => base)).toEqual(tags);
  });

  it('runs nothing and writes nothing', () => {
    for (const ref of ['git:$(touch hit)', 'git:HEAD;touch hit', 'git:--output=hit', 'git:-hit'])
      expect(inside('--base', ref).status).toBe(2);
    expect(existsSync(join(folder, 'repository', 'hit'))).toBe(false);
  });
});

describe('a folder', () => {
  it('may be reached through a link, which is followed', () => {
    const real = writeFiles(join(folder, 'real'), {
      'schemas/pet.schema.json': petSchema('1.0.0'),
    });
    symlinkSync(real, join(folder, 'linked'));
    expect(compat(['--base', join(folder, 'linked'), '--head', real]).status).toBe(0);
  });

  it('may be small and stand for much: a bomb of YAML is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`,
    );
    const bomb = writeFiles(join(folder, 'bomb'), {
      'openapi.yaml': `openapi: 3.1.0\na0: &a0 [x, x]\n${levels.join('\n')}\n`,
    });
    const circle = writeFiles(join(folder, 'circle'), {
      'openapi.yaml': 'openapi: 3.1.0\ninfo: &info { x: *info }\n',
    });
    for (const base of [bomb, circle]) {
      const { status, stderr } = compat(['--base', base, '--head', base], { timeout: 50_000 });
      expect(stderr).toContain('openapi.yaml');
      expect(status).toBe(2);
    }
  });
});

describe('a package of npm', () => {
  let registry: Server;
  let asked: string[] = [];

  beforeAll(async () => {
    const versions = ['1.0.0', '1.1.0', '2.0.0'].map((version) => {
      const file = pack(`pets-${version}`, {
        'package/package.json': JSON.stringify({
          name: '@x/pets',
          version,
          scripts: { prepack: 'touch hit', postinstall: 'touch hit' },
        }),
        'package/schemas/pet.schema.json': petSchema(version, version === '2.0.0' ? BREAKS : {}),
      });
      return { version, bytes: readFileSync(file) };
    });
    registry = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { port } = registry.address() as AddressInfo;
      const found = versions.find(({ version }) => request.url === `/pets-${version}.tgz`);
      if (found) return response.end(found.bytes);
      if (request.url !== '/@x%2fpets') return response.writeHead(404).end('{}');
      const entries = versions.map(({ version, bytes }) => {
        const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
        const tarball = `http://127.0.0.1:${port}/pets-${version}.tgz`;
        return [version, { name: '@x/pets', version, dist: { tarball, integrity } }];
      });
      response.end(
        JSON.stringify({
          name: '@x/pets',
          'dist-tags': { latest: '2.0.0', next: '1.1.0' },
          versions: Object.fromEntries(entries) as object,
        }),
      );
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => registry.close());

  /** Not `compat`: that would stop this process, in which the registry is. */
  async function against(
    base: string,
    ...more: string[]
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    asked = [];
    const head = writeFiles(join(folder, 'npm-head'), {
      'schemas/pet.schema.json': petSchema('2.0.0', BREAKS),
    });
    const { port } = registry.address() as AddressInfo;
    const env = {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: join(folder, 'npm-cache'),
    };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [COMMAND, 'compat', '--base', base, '--head', head, ...more],
        { env },
        (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
        },
      );
    });
  }

  it('is its latest version, or the latest that a range allows', async () => {
    expect(await against('npm:@x/pets')).toMatchObject({ code: 0 });
    expect(asked).toContain('/pets-2.0.0.tgz');
    const { code, stdout } = await against('npm:@x/pets@^1', '--format', 'json');
    expect(asked).toContain('/pets-1.1.0.tgz');
    // A break, which version 2.0.0 announces.
    expect({ code, report: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 0,
      report: { verdict: 'breaking', comparisons: [{ base: 'npm:@x/pets@^1 1.1.0' }] },
    });
    expect(existsSync('hit')).toBe(false);
  });

  it('is every version of its major version when that is asked for', async () => {
    // A tag or a range names one of them, and is not all that there are.
    for (const base of ['npm:@x/pets@^1', 'npm:@x/pets@next']) {
      const { stdout } = await against(base, '--transitive', '--format', 'json');
      const { comparisons } = JSON.parse(stdout) as { comparisons: { base: string }[] };
      expect(comparisons.map((one) => one.base)).toEqual([`${base} 1.0.0`, `${base} 1.1.0`]);
    }
  });

  it('says what npm says when it is not there', async () => {
    const { code, stderr } = await against('npm:nobody-has-this');
    expect(code).toBe(2);
    expect(stderr).toMatch(/npm view failed: .*E404/);
  });
});
