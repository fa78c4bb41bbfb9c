import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompatReport } from '../../../src/contract';
import { compat } from '../command';
import { temporaryFolder } from '../run-folder';
import { ADDS, BREAKS, petsApi, petSchema, writeFiles } from './contracts';

let folder: string;
let number = 0;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A contract of one schema and, perhaps, more files. */
function contract(schema: string, more: Readonly<Record<string, string>> = {}): string {
  const files = { 'schemas/pet.schema.json': schema, ...more };
  return writeFiles(join(folder, `contract-${number++}`), files);
}

function compare(base: string, head: string, ...options: string[]) {
  return compat(['--base', base, '--head', head, ...options]);
}

function reportOf(base: string, head: string, ...options: string[]): CompatReport {
  return JSON.parse(compare(base, head, '--format', 'json', ...options).stdout) as CompatReport;
}

describe('the exit code', () => {
  it('is 0 for a contract and itself', () => {
    const same = contract(petSchema('1.0.0'));
    expect(compare(same, same)).toMatchObject({ status: 0, stdout: '' });
  });

  it('is 1 for a break, which is shown with its witness and where it is', () => {
    const head = contract(petSchema('1.1.0', BREAKS));
    const { status, stdout, stderr } = compare(contract(petSchema('1.0.0')), head);
    expect(status).toBe(1);
    expect(stdout).toContain(`${head}/schemas/pet.schema.json:4:15`);
    expect(stdout).toContain('the new schema refuses {"name":""}, which the old one allows');
    expect(stdout).toContain('The keyword required rejects it.');
    expect(stdout).toMatch(/fingerprint [0-9a-f]{32}/);
    expect(stderr).toContain('breaking');
  });

  it('is 0 for a break that the version announces, and the break is still told of', () => {
    const [base, head] = [contract(petSchema('1.4.0')), contract(petSchema('2.0.0', BREAKS))];
    expect(compare(base, head)).toMatchObject({ status: 0 });
    const [comparison] = reportOf(base, head).comparisons;
    expect(comparison).toMatchObject({ verdict: 'breaking', findings: [{ released: true }] });
  });

  it('is 0 for a break of 0.x with a minor more, and 1 with a patch more', () => {
    const base = contract(petSchema('0.4.0'));
    expect(compare(base, contract(petSchema('0.5.0', BREAKS))).status).toBe(0);
    expect(compare(base, contract(petSchema('0.4.1', BREAKS))).status).toBe(1);
  });

  it('is 1 for an addition without a version for it', () => {
    const base = contract(petSchema('1.0.0'));
    expect(compare(base, contract(petSchema('1.1.0', ADDS))).status).toBe(0);
    const { status, stdout } = compare(base, contract(petSchema('1.0.1', ADDS)));
    expect(status).toBe(1);
    expect(stdout).toContain('the change requires a minor version (version-not-raised');
  });

  it('is 1 for a description without a version for it', () => {
    const base = contract(petSchema('1.0.0'));
    const described = { description: 'A pet.' };
    expect(compare(base, contract(petSchema('1.0.0', described))).status).toBe(1);
    expect(compare(base, contract(petSchema('1.0.1', described))).status).toBe(0);
  });

  it('is 1 for a schema that is gone, and 1 for an operation', () => {
    const base = contract(petSchema('1.0.0'), { 'openapi.yaml': petsApi('1.0.0') });
    const without = writeFiles(join(folder, 'without'), { 'openapi.yaml': petsApi('1.0.0') });
    expect(compare(base, without).stdout).toContain('document-removed');
    const other = contract(petSchema('1.0.0'), { 'openapi.yaml': petsApi('1.1.0', 'put') });
    const { status, stdout } = compare(base, other);
    expect(status).toBe(1);
    // The place in YAML: what would hold the operation.
    expect(stdout).toContain(`${other}/openapi.yaml:4:3 GET /pets: the new contract has no such`);
  });

  it('is 3 when nothing breaks and something is undecided, 0 when that is only to warn', () => {
    const odd = (text: string) =>
      contract(petSchema('1.0.0', { properties: { name: { pattern: text } } }));
    const [base, head] = [odd('^(a*)b\\1$'), odd('^(a*)b\\1c?$')];
    const { status, stdout } = compare(base, head);
    expect(stdout).toContain('nothing could be proved');
    expect(status).toBe(1);
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
    writeFileSync(one, JSON.stringify({ pattern: '^(a*)b\\1$' }));
    writeFileSync(two, JSON.stringify({ pattern: '^(a*)b\\1c?$' }));
    expect(compare(one, two).status).toBe(3);
    expect(compare(one, two, '--undecided', 'warn').status).toBe(0);
    expect(reportOf(one, two).verdict).toBe('undecided');
  });

  it.each([
    [['--base', '/nowhere'], 'nothing is there'],
    [[], '--base'],
    [['--base', '.', '--level', 'x'], 'wire'],
    [['--base', '.', '--budget', '0'], 'whole number from 1'],
    [['--base', 'git:'], 'no revision'],
    [['--base', 'git:--output=x'], 'no revision'],
    [['--base', 'git:no-such-ref'], 'git rev-parse failed'],
    [['--base', 'npm:--registry=x'], 'no name of a package'],
    [['--base', 'npm:../x'], 'no name of a package'],
    [['--base', 'npm:x@$(touch y)'], 'no name of a package'],
    [['--base', 'test/cli'], 'no contract is there'],
    [
      ['--base', 'generated/openapi.json', '--head', 'generated/schemas/job.schema.json'],
      'no document in common',
    ],
    [['--base', 'openapi.yaml', '--head', 'openapi.yaml'], 'outside of the document'],
  ])('is 2 for %j', (args, message) => {
    const { status, stdout, stderr } = compat(args);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

it('shows examples', () => {
  const { status, stdout } = compat(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('crucible compat --base npm:crucible-contracts@latest');
});

it('compares with the latest release, or with all of its major version', () => {
  const base = writeFiles(join(folder, 'releases'), {
    '0.9.0/schemas/pet.schema.json': petSchema('0.9.0', { type: 'string' }),
    '1.0.0/schemas/pet.schema.json': petSchema('1.0.0'),
    '1.10.0/schemas/pet.schema.json': petSchema('1.10.0', BREAKS),
  });
  const head = contract(petSchema('1.11.0', BREAKS));
  expect(reportOf(base, head)).toMatchObject({
    exit_code: 0,
    comparisons: [{ base: join(base, '1.10.0'), verdict: 'compatible' }],
  });
  expect(reportOf(base, head, '--transitive')).toMatchObject({
    exit_code: 1,
    verdict: 'breaking',
    comparisons: [
      { base: join(base, '1.0.0'), verdict: 'breaking' },
      { base: join(base, '1.10.0'), verdict: 'compatible' },
    ],
  });
});

it('bundles the schemas of a folder that refer to each other', () => {
  const pet = (version: string) =>
    petSchema(version, { properties: { name: { $ref: 'common.schema.json#/$defs/name' } } });
  const common = (least: number) =>
    JSON.stringify({
      $defs: { name: { $ref: '#/$defs/text' }, text: { type: 'string', minLength: least } },
    });
  const base = contract(pet('1.0.0'), { 'schemas/common.schema.json': common(0) });
  const head = contract(pet('1.0.0'), { 'schemas/common.schema.json': common(1) });
  const { status, stdout } = compare(base, head);
  expect(status).toBe(1);
  expect(stdout).toContain('the new schema refuses {"name":""}');
});

describe('waivers', () => {
  const waiversOf = (fingerprint: string, expires: string) => {
    const file = join(folder, `waivers-${number++}.yaml`);
    const waiver = { fingerprint, expires, reason: 'Nobody uses it.' };
    writeFileSync(file, JSON.stringify({ schema_version: '1.0.0', waivers: [waiver] }));
    return file;
  };
  const pair = () => [contract(petSchema('1.0.0')), contract(petSchema('1.1.0', BREAKS))] as const;

  it('accept a break until they end, by the version and the break itself', () => {
    const [base, head] = [contract(petSchema('1.0.0')), contract(petSchema('1.1.0'))];
    writeFiles(base, { 'openapi.yaml': petsApi('1.0.0') });
    writeFiles(head, { 'openapi.yaml': petsApi('1.1.0', 'put') });
    const findings = reportOf(base, head).comparisons[0]?.findings ?? [];
    const waivers = findings.map(({ fingerprint }) => ({
      fingerprint,
      expires: '2999-12-31',
      reason: 'Nobody uses it.',
    }));
    const file = join(folder, 'all.json');
    writeFileSync(file, JSON.stringify({ schema_version: '1.0.0', waivers }));
    expect(findings.map(({ rule }) => rule)).toEqual(['operation-removed', 'version-not-raised']);
    expect(compare(base, head, '--waivers', file)).toMatchObject({ status: 0 });
    expect(compare(base, head, '--waivers', file).stdout).toContain(
      'Accepted until 2999-12-31: Nobody uses it.',
    );
  });

  it('fail when they are over, and when they name nothing', () => {
    const [base, head] = pair();
    const fingerprint = reportOf(base, head).comparisons[0]?.findings[0]?.fingerprint ?? '';
    const expired = compare(base, head, '--waivers', waiversOf(fingerprint, '2020-01-01'));
    expect(expired).toMatchObject({ status: 1 });
    expect(expired.stdout).toContain('waiver-expired');
    const unused = compare(base, base, '--waivers', waiversOf('0'.repeat(32), '2999-12-31'));
    expect(unused).toMatchObject({ status: 1 });
    expect(unused.stdout).toContain('waiver-unused');
    expect(unused.stderr).toContain(
      'breaking (0 breaking, 0 undecided, 0 accepted, 1 waiver to mend)',
    );
  });

  it('are read strictly', () => {
    const [base, head] = pair();
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, 'schema_version: 1.0.0\nwaivers:\n  - fingerprint: x\n');
    const { status, stderr } = compare(base, head, '--waivers', file);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}:3:`);
    for (const absent of [join(folder, 'absent.yaml'), folder]) {
      const refused = compare(base, head, '--waivers', absent);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toBe(
        `crucible compat: ${absent}: no file is there. Check the path.\n`,
      );
    }
    const torn = join(folder, 'torn.json');
    writeFileSync(torn, '{');
    expect(compare(base, head, '--waivers', torn).stderr).toMatch(
      /torn\.json:1:2: .*[^.]\. The text/,
    );
  });
});
