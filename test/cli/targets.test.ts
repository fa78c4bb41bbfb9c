import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crucible } from './command';
import { soundRun, temporaryFolder, writeRun } from './run-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Within the time a hanging read would not end in. */
function validate(...paths: string[]) {
  return crucible(['--format', 'json', ...paths], { cwd: folder, timeout: 50_000 });
}

function rulesOf(stdout: string): string[] {
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { rule: string }).rule);
}

describe('what a path may be', () => {
  const hasFifo = spawnSync('mkfifo', ['--version']).status === 0;

  it.skipIf(!hasFifo)('refuses a FIFO by name, and reports one inside a folder', () => {
    spawnSync('mkfifo', [join(folder, 'votes.jsonl')]);
    const named = validate('votes.jsonl');
    expect(named).toMatchObject({ status: 2, stdout: '' });
    expect(named.stderr).toContain('votes.jsonl: it is a FIFO');
    const met = validate('.');
    expect([met.status, rulesOf(met.stdout)]).toEqual([1, ['file-type']]);
  });

  it.skipIf(!hasFifo)(
    'opens no FIFO of a run, listed, unlisted or in the place of a document',
    () => {
      const run = soundRun();
      run.files['extra.bin'] = '';
      writeRun(folder, run);
      rmSync(join(folder, 'extra.bin'));
      for (const name of ['extra.bin', 'report.json', 'unlisted'])
        spawnSync('mkfifo', [join(folder, name)]);
      const { status, stdout } = validate('.');
      expect([status, rulesOf(stdout)]).toEqual([1, ['file-type', 'file-type', 'file-type']]);
    },
  );

  it.skipIf(!hasFifo)('opens no FIFO in the place of a manifest', () => {
    spawnSync('mkfifo', [join(folder, 'run_manifest.json')]);
    const { status, stdout } = validate('.');
    expect([status, rulesOf(stdout)]).toEqual([1, ['file-type']]);
  });

  it('refuses a device', () => {
    const { status, stdout, stderr } = validate('--as', 'report', '/dev/null');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('/dev/null: it is a device');
  });

  it('follows a link that is named, and none inside a folder', () => {
    writeRun(join(folder, 'real', 'r1'), soundRun());
    mkdirSync(join(folder, 'empty'));
    symlinkSync('real', join(folder, 'link'));
    symlinkSync(join(folder, 'real'), join(folder, 'empty', 'runs'));
    expect(validate('link')).toMatchObject({ status: 0, stderr: 'checked 1: 0 problems\n' });
    expect(validate('link/r1/telemetry.jsonl').status).toBe(0);
    expect(validate('empty')).toMatchObject({ status: 2, stdout: '' });
  });

  it('finds a run whose manifest is a link inside its folder', () => {
    const run = soundRun();
    run.manifest.output_dir = '../x';
    writeRun(join(folder, 'r1'), run);
    renameSync(join(folder, 'r1', 'run_manifest.json'), join(folder, 'r1', '.manifest.json'));
    symlinkSync('.manifest.json', join(folder, 'r1', 'run_manifest.json'));
    const { stdout } = validate('.');
    expect(rulesOf(stdout)).toEqual(['path-outside']);
  });

  it('ends on links that lead in a circle', () => {
    writeRun(join(folder, 'r1'), soundRun());
    symlinkSync('..', join(folder, 'r1', '.up'));
    symlinkSync('.', join(folder, 'again'));
    symlinkSync('loop', join(folder, 'loop'));
    expect(validate('.').stderr).toBe('checked 1: 0 problems\n');
    expect(validate('**').stderr).toBe('checked 1: 0 problems\n');
    expect(validate('loop')).toMatchObject({ status: 2, stdout: '' });
  });

  it('reads no document through a link that leads outside the folder named', () => {
    mkdirSync(join(folder, 'inside'));
    writeFileSync(join(folder, 'secret.jsonl'), '{"secret":1}\n');
    symlinkSync('../secret.jsonl', join(folder, 'inside', 'votes.jsonl'));
    const { status, stdout } = validate('inside');
    expect([status, rulesOf(stdout)]).toEqual([1, ['file-outside']]);
    expect(stdout).not.toContain('"secret"');
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(isRoot)('says which file it may not read, and prints no half document', () => {
    const run = soundRun();
    run.manifest.output_dir = '../x';
    run.files['report.md'] = '# Report\n';
    writeRun(folder, run);
    chmodSync(join(folder, 'report.md'), 0);
    for (const format of ['sarif', 'junit']) {
      const { status, stdout, stderr } = validate('--format', format, '.');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/EACCES.*report\.md/);
    }
  });

  it('prints no half document when a file vanishes or is a folder', () => {
    writeFileSync(join(folder, 'votes.jsonl'), '[]\n');
    mkdirSync(join(folder, 'empty'));
    for (const format of ['sarif', 'junit']) {
      const { status, stdout } = validate('--format', format, 'votes.jsonl', 'empty');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    }
  });
});
