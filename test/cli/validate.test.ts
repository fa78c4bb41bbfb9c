import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crucible-validate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as a user does, from its source. */
function crucible(args: string[], input?: string) {
  const command = ['--no-install', 'tsx', 'src/cli/main.ts', 'validate', ...args];
  const { status, stdout, stderr } = spawnSync('npx', command, {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });
  return { status, stdout, stderr };
}

interface Found {
  file: string;
  line: number;
  column: number;
  rule: string;
  pointer: string;
}

function problems(args: string[]): Found[] {
  const { stdout } = crucible(['--format', 'json', ...args]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Found);
}

function exampleOf(document: string): Record<string, unknown>[] {
  const text = readFileSync(`schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: Record<string, unknown>[] }).examples;
}

/** A run folder in which everything holds. */
function writeRun(): {
  run: string;
  events: Record<string, unknown>[];
  manifest: Record<string, unknown>;
} {
  const run = join(folder, 'runs', 'r1');
  mkdirSync(run, { recursive: true });
  const names = ['run_start', 'stage_start', 'metric', 'stage_stop', 'run_stop'];
  const events = exampleOf('telemetry_event')
    .filter(({ event_name }) => names.includes(String(event_name)))
    .map((event, seq) => ({ ...event, seq, timestamp: `2026-11-22T09:30:0${seq}.000Z` }));
  const manifest: Record<string, unknown> = { ...exampleOf('run_manifest')[0] };
  write(run, events, manifest);
  return { run, events, manifest };
}

function write(run: string, events: unknown[], manifest: Record<string, unknown>): void {
  const telemetry = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  const sha256 = createHash('sha256').update(telemetry).digest('hex');
  const artifacts = [{ path: 'telemetry.jsonl', bytes: Buffer.byteLength(telemetry), sha256 }];
  writeFileSync(join(run, 'telemetry.jsonl'), telemetry);
  writeFileSync(
    join(run, 'run_manifest.json'),
    JSON.stringify({ ...manifest, artifacts }, null, 2),
  );
}

describe('crucible validate', () => {
  it('finds nothing wrong with a run in which everything holds', () => {
    writeRun();
    expect(crucible([folder])).toMatchObject({ status: 0, stdout: '' });
  });

  it.each([
    ['seq-gap', 3, { seq: 9 }, '/seq'],
    ['run-id', 3, { run_id: 'another' }, '/run_id'],
    ['time-backwards', 4, { timestamp: '2026-11-22T09:30:01.000Z' }, '/timestamp'],
    ['minimum', 3, { seq: -1 }, '/seq'],
    ['discriminator', 2, { event_name: 'stage_strat' }, '/event_name'],
  ])('names %s in line %i', (rule, line, change, pointer) => {
    const { run, events, manifest } = writeRun();
    events[line - 1] = { ...events[line - 1], ...change };
    write(run, events, manifest);
    expect(problems([run])).toContainEqual(expect.objectContaining({ rule, line, pointer }));
    expect(crucible([run]).status).toBe(1);
  });

  it('names a stage that was never closed and an event after run_stop', () => {
    const { run, events, manifest } = writeRun();
    const [start, stage, , , stop] = events;
    write(
      run,
      [
        start,
        stage,
        { ...stop, seq: 2 },
        { ...events[2], seq: 3, timestamp: '2026-11-22T09:30:09.000Z' },
      ],
      manifest,
    );
    const rules = problems([run]).map(({ rule }) => rule);
    expect(rules).toEqual(['after-run-stop', 'stage-order']);
  });

  it('names a torn last line, and what else broke with it', () => {
    const { run } = writeRun();
    const path = join(run, 'telemetry.jsonl');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, -20));
    const rules = problems([run]).map(({ rule }) => rule);
    expect(rules).toEqual(['torn-line', 'file-size']);
  });

  it('names changed bytes, missing files, and links that lead outside', () => {
    const { run, manifest } = writeRun();
    const path = join(run, 'telemetry.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"seed":42', '"seed":43'));
    writeFileSync(join(folder, 'outside.bin'), '');
    symlinkSync(join(folder, 'outside.bin'), join(run, 'link.bin'));
    const written = JSON.parse(readFileSync(join(run, 'run_manifest.json'), 'utf8')) as {
      artifacts: object[];
    };
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const artifacts = ['link.bin', 'gone.bin'].map((name) => ({ path: name, bytes: 0, sha256 }));
    const changed = {
      ...manifest,
      output_dir: '../x',
      artifacts: [...written.artifacts, ...artifacts],
    };
    writeFileSync(join(run, 'run_manifest.json'), JSON.stringify(changed));
    expect(problems([run]).map(({ rule }) => rule)).toEqual([
      'path-outside',
      'file-hash',
      'file-outside',
      'file-missing',
    ]);
  });

  it('tells unreadable input and wrong usage from problems', () => {
    expect(crucible([join(folder, 'nowhere')])).toMatchObject({ status: 2, stdout: '' });
    expect(crucible([folder]).status).toBe(2);
    expect(crucible(['--format', 'xml', folder]).status).toBe(2);
    expect(crucible(['-'], '{}').stderr).toContain('--as');
  });

  it('reads standard input, and shows the place', () => {
    const { status, stdout } = crucible(
      ['--as', 'job_request', '-'],
      '{"schema_version":"1.0.0",\n "experiment_id":"a/b",\n "params":{}}',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('<stdin>:2:18');
    expect(stdout).toContain('2 |  "experiment_id":"a/b",');
  });

  it('reads events from standard input line by line', () => {
    const lines = exampleOf('telemetry_event').map((event) => JSON.stringify(event));
    const args = ['--format', 'json', '--as', 'telemetry_event', '-'];
    expect(crucible(args, `${lines.join('\n')}\n`)).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout } = crucible(args, `${lines.join('\n')}\n{}\n`);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: '<stdin>', line: lines.length + 1 });
  });

  it('does not let a document drive the terminal', () => {
    const text = JSON.stringify({
      ...exampleOf('job_request')[0],
      ['\u001b[2J\u009b']: 1,
      params: { '\u001b[31m': 1 },
    });
    const { status, stdout } = crucible(['--as', 'job_request', '-'], text);
    expect(status).toBe(1);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('takes finer timestamps for later ones, and reads no file through a link that leads outside', () => {
    const { run, events, manifest } = writeRun();
    const finer = ['00.000Z', '00.0005Z', '00.000500Z', '00.0004Z', '00.001Z'];
    write(
      run,
      events.map((event, i) => ({ ...event, timestamp: `2026-11-22T09:30:${finer[i]}` })),
      manifest,
    );
    writeFileSync(join(folder, 'secret.jsonl'), '{"secret":1}\n');
    symlinkSync(join(folder, 'secret.jsonl'), join(run, 'votes.jsonl'));
    expect(problems([run]).map(({ rule, line }) => [rule, line])).toEqual([
      ['time-backwards', 4],
      ['file-outside', 1],
    ]);
  });

  it('ends quietly when its reader has seen enough', () => {
    const lines = '{}\n'.repeat(3000);
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, lines);
    const command = `npx --no-install tsx src/cli/main.ts validate --max-problems 99999 ${file} | head -1`;
    const { stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(stderr).not.toMatch(/EPIPE|at .*node:/);
  });
});
