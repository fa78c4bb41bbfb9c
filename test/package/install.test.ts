import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_VERSIONS } from '../../src';
import { installedProject, type Project } from './project';

const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8')) as {
  name: string;
  version: string;
  exports: Record<string, unknown>;
  peerDependencies: { msw: string };
};
const SCHEMAS = readdirSync('generated/schemas');
const DOCUMENTS = Object.keys(SCHEMA_VERSIONS);

let project: Project;
beforeAll(() => {
  project = installedProject([`msw@${PACKAGE.peerDependencies.msw}`]);
});
afterAll(() => project.remove());

/** Runs a program in the project, away from this repository. */
function run(command: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project.folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Runs a consumer's module; what it prints as JSON. */
function consume(file: string, text: string): unknown {
  writeFileSync(join(project.folder, file), text);
  const { status, stdout, stderr } = run('node', [file]);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return JSON.parse(stdout);
}

const USE = `
const { examples } = manifestSchema;
const bad = { ...examples[0], status: 'cancelled' };
const result = validateRunManifest(bad);
console.log(JSON.stringify({
  good: examples.map((example) => validateRunManifest(example).ok),
  bad: result.ok ? [] : result.problems.map(({ instancePath }) => instancePath),
  version: SCHEMA_VERSIONS.run_manifest.version,
  openapi: readFileSync(openapi, 'utf8').slice(0, 14),
}));
`;
const USED = {
  good: [true, true],
  bad: ['/status'],
  version: SCHEMA_VERSIONS.run_manifest.version,
  openapi: 'openapi: 3.1.0',
};

describe('an installed package', () => {
  it('works from ESM', () => {
    const imports = `
      import { readFileSync } from 'node:fs';
      import { SCHEMA_VERSIONS, validateRunManifest } from 'crucible-contracts';
      import manifestSchema from 'crucible-contracts/schemas/run_manifest.schema.json' with { type: 'json' };
      const openapi = new URL(import.meta.resolve('crucible-contracts/openapi.yaml'));
    `;
    expect(consume('esm.mjs', imports + USE)).toEqual(USED);
  });

  it('works from CommonJS', () => {
    const imports = `
      const { readFileSync } = require('node:fs');
      const { SCHEMA_VERSIONS, validateRunManifest } = require('crucible-contracts');
      const manifestSchema = require('crucible-contracts/schemas/run_manifest.schema.json');
      const openapi = require.resolve('crucible-contracts/openapi.yaml');
    `;
    expect(consume('cjs.cjs', imports + USE)).toEqual(USED);
  });

  it('exports the same names from ESM and CommonJS', () => {
    const names = 'console.log(JSON.stringify(Object.keys(all).sort()));';
    const esm = consume('names.mjs', `import * as all from 'crucible-contracts';\n${names}`);
    const cjs = consume('names.cjs', `const all = require('crucible-contracts');\n${names}`);
    expect(esm).toContain('validateRunManifest');
    expect(cjs).toEqual(esm);
  });

  it('loads every entry point of code by its name', () => {
    const entries = Object.keys(PACKAGE.exports)
      .filter((key) => !/\.(json|yaml)$/.test(key))
      .flatMap((key) =>
        key === './validators/*.js' ? DOCUMENTS.map((name) => `./validators/${name}.js`) : [key],
      );
    expect(entries).toContain('.');
    const load = `
      const sizes = {};
      for (const entry of ${JSON.stringify(entries)})
        sizes[entry] = Object.keys(await import('${PACKAGE.name}' + entry.slice(1))).length;
      console.log(JSON.stringify(sizes));
    `;
    const sizes = consume('entries.mjs', load) as Record<string, number>;
    expect(Object.keys(sizes)).toEqual(entries);
    for (const size of Object.values(sizes)) expect(size).toBeGreaterThan(0);
  });

  it('opens the files that exports names, and no other', () => {
    const { resolve } = createRequire(join(project.folder, 'index.js'));
    const isOpen = (path: string) => {
      try {
        return existsSync(resolve(`${PACKAGE.name}/${path}`));
      } catch {
        return false;
      }
    };
    const files = readdirSync(project.packageFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(project.packageFolder.length + 1));
    expect(files).toContain('dist/index.js');
    const schemas = SCHEMAS.map((name) => `schemas/${name}`);
    const validators = DOCUMENTS.map((name) => `validators/${name}.js`);
    const open = ['openapi.json', 'openapi.yaml', 'package.json', ...schemas, ...validators];
    const found = [...new Set([...files, ...open])].filter(isOpen);
    expect(found.sort()).toEqual(open.sort());
  });

  it('holds what is built and the contract, not what it is made from', () => {
    const top = readdirSync(project.packageFolder);
    expect(top).toEqual(expect.arrayContaining(['dist', 'generated', 'LICENSE', 'README.md']));
    const here = ['src', 'test', 'scripts', 'bench', 'node_modules'];
    expect(top.filter((name) => here.includes(name))).toEqual([]);
  });
});

describe('the crucible command of an installed package', () => {
  const command = () => join(project.folder, 'node_modules', '.bin', 'crucible');

  it('tells the version of the package', () => {
    expect(run(command(), ['--version'])).toMatchObject({
      status: 0,
      stdout: `${PACKAGE.version}\n`,
    });
  });

  it('helps', () => {
    const { status, stdout } = run(command(), ['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Usage: crucible .*validate/s);
  });

  it('validates', () => {
    const schema = `${project.packageFolder}/generated/schemas/checkpoint.schema.json`;
    const { examples } = JSON.parse(readFileSync(schema, 'utf8')) as { examples: object[] };
    writeFileSync(join(project.folder, 'good.json'), JSON.stringify(examples[0]));
    writeFileSync(join(project.folder, 'bad.json'), JSON.stringify({ ...examples[0], step: -1 }));
    const validate = (file: string) =>
      run(command(), ['validate', '--as', 'checkpoint', '--format', 'json', file]);
    expect(validate('good.json')).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout } = validate('bad.json');
    expect([status, JSON.parse(stdout)]).toMatchObject([1, { rule: 'minimum', pointer: '/step' }]);
  });
});
