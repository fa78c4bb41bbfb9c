import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND, crucible } from './command';
import { exampleOf, soundRun, temporaryFolder, writeRun } from './run-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('crucible validate', () => {
  it.each(['pretty', 'json', 'github'])('prints no %s for a run in which all holds', (format) => {
    writeRun(join(folder, 'runs', 'r1'), soundRun());
    expect(crucible(['--format', format, folder])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'checked 1: 0 problems\n',
    });
  });

  it('tells unreadable input and wrong usage from problems', () => {
    expect(crucible([join(folder, 'nowhere')])).toMatchObject({ status: 2, stdout: '' });
    expect(crucible([folder]).status).toBe(2);
    expect(crucible(['--format', 'xml', folder]).status).toBe(2);
    expect(crucible(['-'], { input: '{}' }).stderr).toContain('--as');
    expect(crucible(['--as', 'manifest', '-'], { input: '{}' })).toMatchObject({ status: 2 });
  });

  it('reads standard input, and shows the place', () => {
    const { status, stdout } = crucible(['--as', 'job_request', '-'], {
      input: '{"schema_version":"1.0.0",\n "experiment_id":"a/b",\n "params":{}}',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('<stdin>:2:18');
    expect(stdout).toContain('2 |  "experiment_id":"a/b",');
  });

  it('reads events from standard input line by line', () => {
    const lines = exampleOf('telemetry_event').map((event) => JSON.stringify(event));
    const args = ['--format', 'json', '--as', 'telemetry_event', '-'];
    const good = `${lines.join('\n')}\n`;
    expect(crucible(args, { input: good })).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout } = crucible(args, { input: `${good}{}\n` });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: '<stdin>', line: lines.length + 1 });
  });

  it('does not let a document drive the terminal', () => {
    const input = JSON.stringify({
      ...exampleOf<object>('job_request')[0],
      ['\u001b[2J\u009b']: 1,
      params: { '\u001b[31m': 1 },
    });
    for (const format of ['pretty', 'github']) {
      const { status, stdout } = crucible(['--format', format, '--as', 'job_request', '-'], {
        input,
      });
      expect(status).toBe(1);
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });

  it('ends quietly when its reader has seen enough', () => {
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, '{}\n'.repeat(3000));
    const command = `${process.execPath} ${COMMAND} validate --max-problems 99999 ${file} | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(stdout).toContain('predictions.jsonl:1:1');
    expect(stderr).not.toMatch(/EPIPE|at .*node:/);
  });

  it.each(['pretty', 'json', 'github', 'sarif', 'junit'])(
    'counts what --max-problems leaves out and --quiet does not print, as %s',
    (format) => {
      const file = join(folder, 'votes.jsonl');
      writeFileSync(file, '[]\n'.repeat(7));
      const args = ['--format', format, '--max-problems', '3', file];
      const shown = crucible(args);
      expect(shown).toMatchObject({ status: 1, stderr: 'checked 1: 7 problems, 4 not shown\n' });
      expect(shown.stdout.match(/votes\.jsonl.*?\b3\b/s)).not.toBeNull();
      expect(shown.stdout).not.toContain('votes.jsonl:4');
      const quiet = crucible(['--quiet', ...args]);
      expect(quiet).toEqual({ status: 1, stdout: '', stderr: 'checked 1: 7 problems\n' });
    },
  );

  it('checks a file once, however often it is reached', () => {
    writeRun(join(folder, 'runs', 'r1'), soundRun());
    symlinkSync('r1', join(folder, 'runs', 'latest'));
    writeFileSync(join(folder, 'runs', 'votes.jsonl'), '[]\n');
    const paths = ['runs', 'runs/r1', 'runs/latest', 'runs/**', 'runs/r1/telemetry.jsonl'];
    const again = ['runs/votes.jsonl', 'runs/*.jsonl', './runs/../runs/votes.jsonl'];
    const { stderr } = crucible([...paths, ...again], { cwd: folder });
    expect(stderr).toBe('checked 2: 1 problem\n');
    const { stdout } = crucible(['--format', 'json', ...again], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ file: 'runs/votes.jsonl' });
  });

  it('takes of a glob what holds something to check, and the name of a file literally', () => {
    writeRun(join(folder, 'r1'), soundRun());
    writeFileSync(join(folder, 'notes.txt'), 'no document');
    for (const name of ['[ab]', 'a']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'votes.jsonl'), '[]\n');
    }
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'notes.txt'), 'no document');
    expect(crucible(['*'], { cwd: folder }).stderr).toBe('checked 3: 2 problems\n');
    const literal = crucible(['--format', 'json', '[ab]'], { cwd: folder });
    expect(JSON.parse(literal.stdout)).toMatchObject({ file: '[ab]/votes.jsonl' });
    expect(crucible(['*.txt'], { cwd: folder })).toMatchObject({ status: 2 });
    expect(crucible(['--as', 'report', '*.txt'], { cwd: folder }).status).toBe(1);
    expect(crucible(['--as', 'report', 'dat?'], { cwd: folder }).status).toBe(2);
    expect(crucible(['*.none'], { cwd: folder }).stderr).toContain('nothing matches');
  });

  it('says what is wrong with a name before it prints anything', () => {
    writeFileSync(join(folder, 'votes.jsonl'), '[]\n');
    writeFileSync(join(folder, 'notes.txt'), '[]\n');
    const { status, stdout, stderr } = crucible(['votes.jsonl', 'notes.txt'], { cwd: folder });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('notes.txt: its name does not say');
  });

  it('shows the same frame to people for a problem in one line and in many', () => {
    const run = soundRun();
    run.manifest.output_dir = '../up';
    writeRun(folder, run);
    const { stdout } = crucible([folder]);
    const lines = readFileSync(join(folder, 'run_manifest.json'), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('../up')) + 1;
    expect(stdout).toContain(`${line} |   "output_dir": "../up",`);
  });
});
