import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { goldenLines } from '../artifacts/bytes/machine/real-lines';
import { COMMAND, crucible } from './command';

const MIB = 1 << 20;
const REPORT_PEAK = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly summary: string;
  /** Peak memory in MiB. */
  readonly peak: number;
}

/** Validates events from standard input. */
async function validate(blocks: Iterable<Uint8Array>, ...args: string[]): Promise<Ended> {
  const command = [COMMAND, 'validate', '--as', 'telemetry_event', ...args, '-'];
  const watch = ['--import', `data:text/javascript,${REPORT_PEAK}`];
  const child = spawn(process.execPath, [...watch, ...command]);
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  for (const block of blocks) {
    if (!child.stdin.write(block)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [stdout, stderr] = await output;
  const [summary = '', peak] = stderr.split('\n');
  return { status: child.exitCode, stdout, summary, peak: Number(peak) / 1024 };
}

async function byBothEngines(
  blocks: () => Iterable<Uint8Array>,
  ...args: string[]
): Promise<Ended[]> {
  const parsed = await validate(blocks(), '--engine', 'parse', ...args);
  const passed = await validate(blocks(), '--engine', 'bytes', ...args);
  const { status, stdout, summary } = parsed;
  expect(passed).toMatchObject({ status, stdout, summary });
  return [parsed, passed];
}

const [event = ''] = goldenLines('telemetry_event');

describe('crucible validate --engine', () => {
  it('says the same of 200 MB in one line, in bounded memory', async () => {
    const block = Buffer.alloc(MIB, 'x');
    function* line() {
      for (let i = 0; i < 200; i++) yield block;
      yield Buffer.from(`\n${event}\n`);
    }
    for (const { status, stdout, peak } of await byBothEngines(line, '--format', 'json')) {
      expect(status).toBe(1);
      expect(stdout).toContain('"rule":"line-too-long"');
      expect(stdout).toContain('The line has 209715200 bytes');
      expect(peak).toBeLessThan(320);
    }
  });

  it('says the same of 100,000 levels of nesting', async () => {
    const deep = Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}\n${event}\n`);
    for (const { status, stdout } of await byBothEngines(() => [deep], '--format', 'json')) {
      expect(status).toBe(1);
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
      expect(stdout).toContain('"rule":"nesting-too-deep"');
    }
  });

  it.each([
    [1, 100],
    [100, 100],
  ])('tells of %i %% bad lines in the order of the file, in flat memory', async (share, rounds) => {
    const lines = Array.from({ length: 1000 }, (_, i) =>
      i % (100 / share) === 0 ? event.replace('"seq":', '"seq":-1') : event,
    );
    const bad = lines.filter((one) => one !== event).length * rounds;
    const block = Buffer.from(`${lines.join('\n')}\n`);
    function* blocks() {
      for (let i = 0; i < rounds; i++) yield block;
    }
    const args = ['--format', 'json', '--max-problems', '1000000000'];
    for (const { stdout, summary, peak } of await byBothEngines(blocks, ...args)) {
      expect(summary).toBe(`checked 1: ${bad} problems`);
      const places = stdout
        .trimEnd()
        .split('\n')
        .map((one) => Number(/"line":(\d+)/.exec(one)?.[1]));
      expect(places).toHaveLength(bad);
      expect(places.every((line, i) => i === 0 || line > (places[i - 1] ?? 0))).toBe(true);
      expect(peak).toBeLessThan(150);
    }
  });

  it('counts what --max-problems does not show, and keeps none of it', async () => {
    const block = Buffer.from('[]\n'.repeat(100_000));
    const [parsed] = await byBothEngines(
      () => Array.from({ length: 5 }, () => block),
      '--max-problems',
      '3',
    );
    expect(parsed?.summary).toBe('checked 1: 500000 problems, 499997 not shown');
    expect(parsed?.peak).toBeLessThan(150);
  });
});

describe('crucible validate --explain', () => {
  it('tells of every document how much of its schema is checked as bytes', () => {
    const { status, stdout } = crucible(['--explain']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^telemetry_event: 100 %, (\d+) of \1 places of its schema$/m);
    expect(stdout).toMatch(/^job: always parsed$/m);
  });

  it('tells machines the same, of one document when it is named', () => {
    const { stdout } = crucible([
      '--explain',
      '--format',
      'json',
      '--as',
      'vote_trace',
      '--profile',
      'reader',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      document: 'vote_trace',
      profile: 'reader',
      slow: {},
    });
  });

  it('needs no path, which a check does', () => {
    expect(crucible([]).status).toBe(2);
    expect(crucible(['--explain', '--as', 'nothing']).status).toBe(2);
  });
});
