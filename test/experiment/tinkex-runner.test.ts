import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/stats';
import { TinkexRunner, type MLExperiment, type RunParams, type Stage } from '../../src/experiment';
import { readTelemetry } from '../../src/telemetry';
import { atLeast, experimentOf, NO_BACKEND, problemsIn, temporaryFolder } from './support';

const folder = temporaryFolder();
const runner = new TinkexRunner({ backend: NO_BACKEND });

const measure = (value: number): Stage<null, { x: number }> => ({
  name: 'analysis',
  kind: 'analysis',
  async run({ predict, report, metric }) {
    metric('probe', value, { step: 0 });
    await predict({
      example_id: 'one',
      adapter_id: 'probe',
      split: 'dev',
      output: 'text',
      output_valid: null,
      gold: [],
      scores: { accuracy: value },
      latency_ms: 1,
    });
    report({ splits: ['dev'], comparisons: [], notes: ['a note'] });
  },
});

async function eventsOf(run: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { event } of readTelemetry(join(run, 'telemetry.jsonl')))
    names.push(`${event.value.stage ?? '-'} ${event.value.event_name}`);
  return names;
}

describe('what is refused before anything is created', () => {
  const refused = async <P extends RunParams>(experiment: MLExperiment<null, P>) => {
    const error: unknown = await runner.run(experiment).catch((caught: unknown) => caught);
    expect(readdirSync(folder.path)).toEqual([]);
    return error;
  };
  const output_dir = () => join(folder.path, 'out');

  test('no output_dir', async () => {
    const experiment = experimentOf({ params: { x: [1] }, stages: [measure(1)] });
    expect(await refused(experiment)).toMatchObject({ kind: 'missing_output_dir' });
    expect(await refused({ ...experiment, output_dir: ' ' })).toMatchObject({
      kind: 'missing_output_dir',
    });
  });

  test('data that cannot be read', async () => {
    const loadData = () => Promise.reject(new Error('no data'));
    const experiment = experimentOf({ params: { x: [1] }, stages: [measure(1)], loadData });
    expect(await refused({ ...experiment, output_dir: output_dir() })).toMatchObject({
      message: 'no data',
    });
  });

  test.each([
    ['an id that is a path', { experiment_id: '../up' }, /experiment_id/],
    ['a negative seed', { seed: -1 }, /./],
    ['no stages', { stages: [] }, /no stages/],
    ['a parameter without values', { params: { x: [] } }, /no run/],
    ['a parameter that is no number', { params: { x: [Number.NaN] } }, /params/],
    [
      'two stages of one name',
      { stages: [measure(1), measure(2)] },
      /two stages are named analysis/,
    ],
    [
      'a target that may be skipped',
      { quality_targets: [{ ...atLeast('a', 1), on_missing: 'skip' }] },
      /on_missing/,
    ],
  ])('%s', async (_what, change, message) => {
    const experiment = experimentOf({ params: { x: [1] }, stages: [measure(1)] });
    const changed = { ...experiment, output_dir: output_dir(), ...change } as typeof experiment;
    const error = await refused(changed);
    // A seed never reaches the manifest itself; it must be refused all the same.
    expect(error).toMatchObject({ kind: 'invalid_experiment' });
    expect(String(error)).toMatch(message);
  });
});

test('a run leaves a folder in which nothing is wrong', async () => {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        async run({ saveCheckpoint, readCheckpoint, progress, log }) {
          progress(1, 2, 'steps');
          log('info', 'half done');
          const bytes = new Uint8Array([1, 2, 3]);
          const files = [
            { name: 'adapter_config.json', bytes: new TextEncoder().encode('{}') },
            { name: 'adapter_model.safetensors', bytes },
          ];
          await saveCheckpoint({ checkpoint_id: 'final', step: 2, files });
          const read = await readCheckpoint('final');
          expect(read.map(({ name, bytes: b }) => [name, b.length])).toEqual([
            ['adapter_config.json', 2],
            ['adapter_model.safetensors', 3],
          ]);
        },
      },
      {
        name: 'eval',
        kind: 'eval',
        run: ({ predict }) =>
          predict({
            example_id: 'e1',
            adapter_id: 'a',
            split: 'dev',
            output: 'x',
            output_valid: null,
            gold: ['x'],
            scores: {},
            latency_ms: 1,
          }),
      },
      measure(0.75),
    ],
    quality_targets: [atLeast('accuracy', 0.5)],
    output_dir: folder.path,
  });
  const [outcome = expect.fail('no run')] = await runner.run(experiment);
  const { manifest, report } = outcome;
  expect(await problemsIn(outcome.folder)).toEqual([]);
  expect(manifest).toMatchObject({ status: 'completed', quality_results: [{ passed: true }] });
  expect(report.series).toEqual([
    { name: 'probe', stage: 'analysis', points: [{ step: 0, value: 0.75 }] },
  ]);
  expect(manifest.artifacts?.map(({ path }) => path)).toEqual([
    'checkpoints/final/adapter_config.json',
    'checkpoints/final/adapter_model.safetensors',
    'predictions.jsonl',
    'report.html',
    'report.json',
    'report.md',
    'telemetry.jsonl',
  ]);
  expect(await eventsOf(outcome.folder)).toEqual([
    '- run_start',
    'train stage_start',
    'train progress',
    'train log',
    'train checkpoint',
    'train stage_stop',
    'eval stage_start',
    'eval stage_stop',
    'analysis stage_start',
    'analysis metric',
    'analysis stage_stop',
    '- run_stop',
  ]);
  expect(readFileSync(join(outcome.folder, 'report.md'), 'utf8')).toContain('A probe');
});

test('a failing stage fails its run, keeps what was written, and the sweep goes on', async () => {
  const experiment = experimentOf({
    params: { x: [1, 2] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        async run({ params, metric }) {
          metric('loss', 3, { step: 0 });
          if (params.x === 1) throw new RangeError('it diverged');
        },
      },
      measure(1),
    ],
    quality_targets: [atLeast('accuracy', 0.5)],
    output_dir: folder.path,
  });
  const [failed, fine] = await runner.run(experiment);
  expect(failed?.manifest).toMatchObject({
    status: 'failed',
    error: { name: 'RangeError', message: 'it diverged' },
    stages: [{ status: 'failed' }, { status: 'pending' }],
    quality_results: [{ value: null, passed: false }],
  });
  expect(await eventsOf(failed?.folder ?? '')).toEqual([
    '- run_start',
    'train stage_start',
    'train metric',
    'train stage_error',
    '- run_stop',
  ]);
  expect(fine?.manifest.status).toBe('completed');
  expect(await problemsIn(folder.path)).toEqual([]);
  expect([
    ...(await problemsIn(failed?.folder ?? '')),
    ...(await problemsIn(fine?.folder ?? '')),
  ]).toEqual([]);
});

test('an event that is not valid fails its stage, not the whole run', async () => {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        run: ({ metric }) => Promise.resolve(metric('loss', Number.NaN, { step: 0 })),
      },
      {
        name: 'eval',
        kind: 'eval',
        run: () => Promise.reject(new Error('never reached')),
      },
    ],
    output_dir: folder.path,
  });
  const [outcome = expect.fail('no run')] = await runner.run(experiment);
  expect(outcome.manifest.stages.map(({ status }) => status)).toEqual(['failed', 'pending']);
  expect(await problemsIn(outcome.folder)).toEqual([]);
});

test('a stage that fails after an event that is not valid tells of its own failure', async () => {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        run({ metric }) {
          metric('loss', Number.NaN, { step: 0 });
          return Promise.reject(new RangeError('it diverged'));
        },
      },
    ],
    output_dir: folder.path,
  });
  const [outcome = expect.fail('no run')] = await runner.run(experiment);
  expect(outcome.manifest.error).toMatchObject({ name: 'RangeError' });
  expect(await problemsIn(outcome.folder)).toEqual([]);
});

test('a checkpoint that was changed after it was saved is not read back', async () => {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        async run({ folder: run, saveCheckpoint, readCheckpoint }) {
          const files = [{ name: 'w.safetensors', bytes: new Uint8Array([1, 2, 3]) }];
          const { path } = await saveCheckpoint({ checkpoint_id: 'final', step: 0, files });
          writeFileSync(join(run, path), new Uint8Array([1, 2, 4]));
          await readCheckpoint('final');
        },
      },
    ],
    output_dir: folder.path,
  });
  const [outcome = expect.fail('no run')] = await runner.run(experiment);
  expect(outcome.manifest.error?.message).toMatch(/w\.safetensors is not what was saved/);
});

test('an output_dir that leads upwards is written resolved, as validate demands', async () => {
  const output_dir = relative(process.cwd(), folder.path);
  expect(output_dir).toContain('..');
  const experiment = experimentOf({ params: { x: [1] }, stages: [measure(1)], output_dir });
  const [outcome = expect.fail('no run')] = await runner.run(experiment);
  expect(outcome.manifest.output_dir).toBe(folder.path);
  expect(await problemsIn(outcome.folder)).toEqual([]);
});

test('gates fail when the metric is missing or on the wrong side', async () => {
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [measure(0.25)],
    quality_targets: [atLeast('accuracy', 0.5), atLeast('recall', 0), atLeast('accuracy', 0.25)],
    output_dir: folder.path,
  });
  const [outcome] = await runner.run(experiment);
  expect(outcome?.manifest.quality_results?.map(({ passed }) => passed)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a canceled run says so, and no further one starts', async () => {
  const canceling = new AbortController();
  const experiment = experimentOf({
    params: { x: [1, 2, 3] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        async run({ signal }) {
          canceling.abort();
          signal.throwIfAborted();
        },
      },
      measure(1),
    ],
    output_dir: folder.path,
  });
  const outcomes = await runner.run(experiment, { signal: canceling.signal });
  expect(outcomes.map(({ manifest }) => manifest.status)).toEqual(['canceled']);
  expect(await problemsIn(outcomes[0]?.folder ?? '')).toEqual([]);
});

test('a prediction or a checkpoint that is not one fails the stage and is not written', async () => {
  const experiment = experimentOf({
    params: { x: [0, 1] },
    stages: [
      {
        name: 'eval',
        kind: 'eval',
        async run({ params, predict, saveCheckpoint }) {
          if (params.x === 1) {
            const files = [{ name: 'w.safetensors', bytes: new Uint8Array() }];
            await saveCheckpoint({ checkpoint_id: '../../escape', step: 0, files });
          }
          await predict({
            example_id: 'e1',
            adapter_id: 'a',
            split: 'dev',
            output: 'x',
            output_valid: null,
            gold: [],
            scores: {},
            latency_ms: -1,
          });
        },
      },
    ],
    output_dir: folder.path,
  });
  const outcomes = await runner.run(experiment);
  expect(outcomes.map(({ manifest }) => manifest.status)).toEqual(['failed', 'failed']);
  expect(existsSync(join(folder.path, 'escape'))).toBe(false);
  for (const outcome of outcomes) {
    expect(existsSync(join(outcome.folder, 'predictions.jsonl'))).toBe(false);
    expect(await problemsIn(outcome.folder)).toEqual([]);
  }
});

test('runs of one seed draw the same, and their ids differ', async () => {
  const drawn: number[] = [];
  const experiment = experimentOf({
    params: { x: [1, 2] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        run: ({ seed }) => Promise.resolve(void drawn.push(seededRandom(seed).uniform())),
      },
    ],
    output_dir: folder.path,
  });
  const first = await runner.run(experiment);
  const second = await runner.run(experiment);
  expect(drawn.slice(0, 2)).toEqual(drawn.slice(2));
  expect(drawn[0]).not.toBe(drawn[1]);
  expect(new Set([...first, ...second].map(({ folder: path }) => path)).size).toBe(4);
});
