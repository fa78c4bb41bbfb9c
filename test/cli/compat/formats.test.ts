import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateCompatReport } from '../../../src/contract';
import { ajvFor, publishedSchema } from '../../contract/schemas';
import { compat } from '../command';
import { temporaryFolder } from '../run-folder';
import { validateSarif } from '../sarif';
import { BREAKS, petsApi, petSchema, writeFiles } from './contracts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
  writeFiles(join(folder, 'old'), {
    'schemas/pet.schema.json': petSchema('1.0.0'),
    'openapi.yaml': petsApi('1.0.0'),
  });
  writeFiles(join(folder, 'new'), {
    'schemas/pet.schema.json': petSchema('2.0.0', BREAKS),
    'openapi.yaml': petsApi('1.1.0', 'put'),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function printed(format: string): string {
  const args = ['--base', 'old', '--head', 'new', '--format', format];
  const { status, stdout } = compat(args, { cwd: folder });
  expect(status).toBe(1);
  return stdout;
}

describe('--format', () => {
  it('json is a compat_report, by its own validator and by Ajv', () => {
    const report: unknown = JSON.parse(printed('json'));
    expect(validateCompatReport(report)).toMatchObject({ ok: true });
    expect(ajvFor(publishedSchema('compat_report'))(report)).toBe(true);
    expect(report).toMatchObject({
      verdict: 'breaking',
      exit_code: 1,
      comparisons: [
        {
          base: 'old',
          required_bump: 'major',
          findings: [
            { rule: 'schema-narrowed', released: true, witness: { name: '' }, keyword: 'required' },
            {
              rule: 'operation-removed',
              released: false,
              old: { file: 'old/openapi.yaml', line: 5, column: 5, pointer: '/paths/~1pets/get' },
            },
            { rule: 'version-not-raised', new: { file: 'new/openapi.yaml', line: 2 } },
          ],
        },
      ],
    });
  });

  it.skipIf(!validateSarif)('sarif is valid, with the level and fingerprint of each', () => {
    const log: unknown = JSON.parse(printed('sarif'));
    expect(validateSarif?.(log), JSON.stringify(validateSarif?.errors)).toBe(true);
    expect(log).toMatchObject({
      runs: [
        {
          invocations: [{ exitCode: 1 }],
          results: [
            { ruleId: 'schema-narrowed', level: 'note' },
            { ruleId: 'operation-removed', level: 'error' },
            { ruleId: 'version-not-raised', level: 'error' },
          ],
        },
      ],
    });
    expect(JSON.stringify(log)).toContain('An operation is gone');
  });

  it('github annotates the line, as a notice what is accepted', () => {
    const [first, second] = printed('github').split('\n');
    expect(first).toMatch(
      /^::notice file=new\/schemas\/pet.schema.json,line=4,col=15,title=schema-narrowed::/,
    );
    expect(second).toMatch(
      /^::error file=new\/openapi.yaml,line=4,col=3,title=operation-removed::GET \/pets/,
    );
  });

  it('junit has a case for the comparison, and fails it for what is not accepted', () => {
    const text = printed('junit');
    expect(text).toContain('<testsuite name="crucible compat" tests="1" failures="1"');
    expect(text).toContain('<testcase name="old to new" classname="crucible.compat">');
    expect(text).toMatch(
      /<failure message="2 problems"[^]*operation-removed[^]*<\/failure><system-out>[^]*schema-narrowed/,
    );
  });

  it('markdown is a table in which no name makes markup', () => {
    writeFiles(join(folder, 'odd'), {
      'openapi.yaml': petsApi('1.1.0').replace('/pets', '"/<b>|`x`"'),
    });
    const { stdout } = compat(['--base', 'odd', '--head', 'new', '--format', 'markdown'], {
      cwd: folder,
    });
    expect(stdout).toContain('### odd to new');
    expect(stdout).toContain('GET /&lt;b&gt;&#124;&#96;x&#96;');
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.match(/\|/g)).toHaveLength(6);
  });

  it('pretty names rule, place and what to do', () => {
    expect(printed('pretty')).toMatch(
      /^new\/openapi.yaml:4:3 GET \/pets: the new contract has no such operation.* \(operation-removed at \/paths\/~1pets\)\n {2}Keep it/m,
    );
  });
});
