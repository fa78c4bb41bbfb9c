import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const COMMAND = join(import.meta.dirname, '../../dist/cli.cjs');
if (!existsSync(COMMAND)) throw new Error('run npm run build first: this tests what is built');

function crucible(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    // A pipe is no terminal, whatever colour libraries take CI for.
    env: { ...process.env, CI: '1' },
  });
  return { status, stdout, stderr };
}

const EXAMPLES = join(import.meta.dirname, '../../examples');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crucible-run-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An experiment of plain JavaScript: its accuracy is its parameter x. */
function experimentFile(change = ''): string {
  const file = join(folder, 'probe.mjs');
  writeFileSync(
    file,
    `export default {
      experiment_id: 'probe', name: 'Probe', description: '', seed: 1,
      params: { x: [0.75], mode: ['plain'], fast: [true] },
      quality_targets: [{ metric: 'accuracy', comparator: 'gte', threshold: 0.5, on_missing: 'fail' }],
      loadData: async () => ({ data: null, manifest: {
        schema_version: '1.0.0', name: 'none', version: '1', split: 'dev', sha256: '0'.repeat(64),
        num_examples: 0, license: 'CC0-1.0', source: 'nowhere', files: [] } }),
      stages: [{ name: 'analysis', kind: 'analysis', run: async ({ params, predict, report }) => {
        await predict({ example_id: 'one', adapter_id: 'probe', split: 'dev', output: 'text',
          output_valid: null, gold: [], scores: { accuracy: params.x }, latency_ms: 1 });
        report({ splits: ['dev'], comparisons: [], notes: [] });
      } }],
      ${change}
    };`,
  );
  return file;
}

const run = (...args: string[]) => crucible(['run', ...args]);
const output = () => join(folder, 'out');

describe('a run', () => {
  test('says where report and artifacts are, and what validate finds in them: nothing', () => {
    const { status, stdout } = run(experimentFile(), '--output-dir', output());
    expect(status).toBe(0);
    const artifacts = /artifacts {2}(.*)/.exec(stdout)?.[1] ?? '';
    expect(existsSync(join(artifacts, 'report.json'))).toBe(true);
    expect(stdout).toMatch(/gate {7}passed {2}accuracy 0\.750 \(>= 0\.5\)/);
    expect(crucible(['validate', output()])).toMatchObject({ status: 0, stdout: '' });
  });

  test('exits with 1 when a gate fails, and the sweep still goes on', () => {
    const args = ['--output-dir', output(), '--param', 'x=0.25,1', '--format', 'json'];
    const { status, stdout } = run(experimentFile(), ...args);
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { status: 'completed', quality_results: [{ value: 0.25, passed: false }] },
      { status: 'completed', quality_results: [{ value: 1, passed: true }] },
    ]);
  });

  test('exits with 1 when a stage fails, and says why without a stack trace', () => {
    const file = experimentFile(
      `stages: [{ name: 'train', kind: 'train', run: async () => { throw new RangeError('it diverged'); } }],`,
    );
    const { status, stdout, stderr } = run(file, '--output-dir', output());
    expect(status).toBe(1);
    expect(stdout).toMatch(/failed[\s\S]*RangeError: it diverged/);
    expect(stdout + stderr).not.toMatch(/ at .*:\d+:\d+/);
  });
});

describe('wrong usage exits with 2, creates nothing, and says how to mend it', () => {
  test.each<[string, (file: string) => string[], RegExp]>([
    ['no output folder', (file) => [file], /no output_dir[\s\S]*--output-dir/],
    ['no such file', () => ['missing.ts', '--output-dir', 'x'], /missing\.ts: no such file/],
    [
      'an unknown parameter',
      (file) => [file, '--param', 'mod=a'],
      /no such parameter[\s\S]*did you mean mode/,
    ],
    ['a number that is none', (file) => [file, '--param', 'x=fast'], /"fast" is not a number/],
    ['a boolean that is none', (file) => [file, '--param', 'fast=1'], /"1" is not a boolean/],
    ['an empty value', (file) => [file, '--param', 'x='], /"" is not a number/],
    ['a negative seed', (file) => [file, '--seed', '-1'], /whole number/],
    ['an unknown option', (file) => [file, '--sed', '1'], /unknown option/],
  ])('%s', (_what, argsOf, message) => {
    const { status, stdout, stderr } = run(...argsOf(experimentFile()));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
    expect(readdirSync(folder)).toEqual(['probe.mjs']);
  });

  test.each([
    ['no experiment', 'export default 7;', /its default export is no experiment/],
    ['a syntax error', 'export default {', /cannot be loaded: /],
    ['a throw', 'throw new Error("not today");', /cannot be loaded: not today/],
  ])('a module with %s', (_what, text, message) => {
    const file = join(folder, 'broken.mjs');
    writeFileSync(file, text);
    const { status, stderr } = run(file, '--output-dir', output());
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(output())).toBe(false);
  });

  test('data that is not SciFact, for the SciFact example', () => {
    const data = join(folder, 'data');
    cpSync(join(EXAMPLES, 'data/scifact_sample'), data, { recursive: true });
    writeFileSync(join(data, 'corpus.jsonl'), '{"doc_id":1,"title":"t","abstract":"text"}\n');
    const { status, stderr } = run(
      join(EXAMPLES, 'scifact_lora.ts'),
      '--data',
      data,
      '--output-dir',
      output(),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/corpus\.jsonl:1:\d+: expected an array at \/abstract, found "text"/);
    expect(existsSync(output())).toBe(false);
  });
});
