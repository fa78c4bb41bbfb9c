import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRun, type EngineName, type FileProblem } from '../../src/artifacts';
import type { QualityResult, RunManifest, TelemetryEvent } from '../../src/contract';
import { sha256, soundRun, temporaryFolder, writeRun, type Run } from './run-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function foundBy(engine: EngineName, run: string): Promise<FileProblem[]> {
  const problems: FileProblem[] = [];
  for await (const batch of checkRun(run, 'writer', { engine })) problems.push(...batch);
  return problems.map(({ frame: _frame, ...problem }) => problem);
}

/** Rule and place of every problem, which both engines must find alike. */
async function found(run = folder): Promise<string[]> {
  const problems = await foundBy('parse', run);
  expect(await foundBy('bytes', run)).toEqual(problems);
  return problems.map(({ rule, pointer, line, file }) => {
    const place = file.endsWith('telemetry.jsonl') ? `:${line}` : '';
    return `${rule}${place} ${pointer}`;
  });
}

async function afterChange(change: (run: Run) => void): Promise<string[]> {
  const run = soundRun();
  change(run);
  writeRun(folder, run);
  return found();
}

function rewriteManifest(change: (manifest: RunManifest) => void): void {
  const file = join(folder, 'run_manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as RunManifest;
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

/** Changes members of an event, by its number. */
function amend(run: Run, seq: number, change: object): void {
  Object.assign(run.events[seq] ?? {}, change);
}

/**
 * Has the stage that saves the checkpoint run twice, with another checkpoint in one of the two
 * attempts.
 */
function repeatTraining(run: Run, other: 0 | 1): void {
  const saved = run.events.findIndex(({ event_name }) => event_name === 'checkpoint');
  const stage = run.events[saved]?.stage ?? null;
  const begun = run.events.findIndex((one) => one.stage === stage);
  const closed = run.events.findLastIndex((one) => one.stage === stage);
  const attempts = [0, 1].map((attempt) =>
    structuredClone(run.events.slice(begun, closed + 1)).map((event) => {
      if (attempt === other && event.event_name === 'checkpoint')
        event.payload.sha256 = sha256('other');
      return event;
    }),
  );
  run.events.splice(begun, closed + 1 - begun, ...attempts.flat());
  const [{ timestamp }] = run.events as [TelemetryEvent];
  for (const [seq, event] of run.events.entries()) Object.assign(event, { seq, timestamp });
}

function resultOf({ manifest }: Run): QualityResult {
  const [result] = manifest.quality_results ?? [];
  if (!result) throw new Error('the example has a result');
  return result;
}

const CHANGES: [string, (run: Run) => void, string[]][] = [
  ['nothing', () => undefined, []],
  ['a gap in seq', (run) => amend(run, 5, { seq: 9 }), ['seq-gap:6 /seq']],
  ['another run', (run) => amend(run, 2, { run_id: 'another' }), ['run-id:3 /run_id']],
  [
    'time going backwards',
    (run) => amend(run, 5, { timestamp: '2026-11-22T09:30:01.000Z' }),
    ['time-backwards:6 /timestamp'],
  ],
  [
    'an event that is invalid',
    (run) => amend(run, 2, { stage: 1 }),
    ['type:3 /stage', 'seq-gap:4 /seq'],
  ],
  [
    'a stage that is never closed',
    ({ events }) => events.splice(4, 1),
    ['seq-gap:5 /seq', 'stage-order:5 '],
  ],
  [
    'an event after run_stop',
    (run) => run.events.push({ ...soundRun().events[2], seq: 6 } as never),
    ['time-backwards:7 /timestamp', 'after-run-stop:7 /event_name'],
  ],
  [
    'a path upwards',
    ({ manifest }) => (manifest.output_dir = '../x'),
    ['path-outside /output_dir'],
  ],
  [
    'another hash of the data set',
    ({ manifest }) => (manifest.dataset_manifest.sha256 = sha256('')),
    ['dataset-hash /dataset_manifest/sha256'],
  ],
  [
    'the files of the data set in another order',
    ({ manifest }) => manifest.dataset_manifest.files.reverse(),
    ['dataset-hash /dataset_manifest/sha256'],
  ],
  [
    'a data set without files, of which nothing can be said',
    ({ manifest }) => (manifest.dataset_manifest.files = []),
    [],
  ],
  [
    'a checkpoint that is not listed',
    ({ manifest }) => (manifest.checkpoints = []),
    ['checkpoint-event:4 /payload/path'],
  ],
  [
    'a checkpoint without an event',
    (run) => (run.events = run.events.filter(({ event_name }) => event_name !== 'checkpoint')),
    ['seq-gap:4 /seq', 'checkpoint-event /checkpoints/0/path'],
  ],
  [
    'an event with another hash of a checkpoint',
    ({ events }) => {
      const event = events.find((one) => one.event_name === 'checkpoint');
      if (event) event.payload = { ...event.payload, sha256: sha256('other') };
    },
    ['checkpoint-event:4 /payload/sha256', 'checkpoint-event /checkpoints/0/path'],
  ],
  [
    'another checkpoint of an attempt that a later one has replaced',
    (run) => repeatTraining(run, 0),
    [],
  ],
  [
    'a checkpoint of the replaced attempt alone',
    (run) => repeatTraining(run, 1),
    ['checkpoint-event:8 /payload/sha256', 'checkpoint-event /checkpoints/0/path'],
  ],
  [
    'a run that goes on, ahead of its manifest',
    ({ manifest, events }) => {
      manifest.status = 'running';
      manifest.checkpoints = [];
      events.length = 4;
    },
    [],
  ],
  [
    'a result too few',
    ({ manifest }) => (manifest.quality_results = []),
    ['quality-result /quality_results'],
  ],
  [
    'no results of a completed run',
    ({ manifest }) => delete manifest.quality_results,
    ['quality-result /quality_results'],
  ],
  [
    'a result of another metric',
    (run) => (resultOf(run).metric = 'another'),
    ['quality-result /quality_results/0/metric'],
  ],
  [
    'a result of another split than its target',
    (run) => (resultOf(run).split = 'dev'),
    ['quality-result /quality_results/0/split'],
  ],
  [
    'a gate that passes below its threshold',
    (run) => (resultOf(run).value = 0.5),
    ['quality-result /quality_results/0/passed'],
  ],
  [
    'a gate that passes without a value',
    (run) => (resultOf(run).value = null),
    ['quality-result /quality_results/0/passed'],
  ],
  ['a completed run without run_stop', ({ events }) => events.pop(), ['run-status /status']],
  [
    'another status than run_stop',
    ({ manifest }) => (manifest.status = 'failed'),
    ['run-status /status'],
  ],
  [
    'a run that was marked failed from outside',
    ({ manifest, events }) => {
      manifest.status = 'failed';
      events.pop();
    },
    [],
  ],
];

describe('integrity of a run', () => {
  it.each(CHANGES)('with %s', async (_name, change, expected) => {
    expect(await afterChange(change)).toEqual(expected);
  });

  it('may lie in a folder of any name', async () => {
    writeRun(join(folder, 'r1'), soundRun());
    renameSync(join(folder, 'r1'), join(folder, 'moved here'));
    expect(await found(join(folder, 'moved here'))).toEqual([]);
  });

  it('names a torn last line, and what else broke with it', async () => {
    writeRun(folder, soundRun());
    const file = join(folder, 'telemetry.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    expect(await found()).toEqual([
      'torn-line:6 ',
      'run-status /status',
      'file-size /artifacts/0/bytes',
    ]);
  });

  it('names a log that is not there', async () => {
    writeRun(folder, soundRun());
    rmSync(join(folder, 'telemetry.jsonl'));
    expect(await found()).toEqual(['run-status /status', 'file-missing /artifacts/0/path']);
  });

  it('names any changed byte of a listed file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const run = soundRun();
        writeRun(folder, run);
        const [path = ''] = Object.keys(run.files);
        const bytes = readFileSync(join(folder, path));
        bytes[at] = (bytes[at] ?? 0) ^ change;
        writeFileSync(join(folder, path), bytes);
        const rules = ['file-hash /checkpoints/0/sha256', 'file-hash /artifacts/1/sha256'];
        expect(await found()).toEqual(rules);
      }),
      { numRuns: 20 },
    );
  });

  it('names files that are not listed, but not hidden ones', async () => {
    const run = soundRun();
    run.files['report.md'] = '# Report\n';
    writeRun(folder, run);
    rewriteManifest(({ artifacts }) => artifacts?.pop());
    writeFileSync(join(folder, '.note'), '');
    writeFileSync(join(folder, 'checkpoints', 'more.bin'), '');
    expect(await found()).toEqual(['file-unlisted /artifacts', 'file-unlisted /artifacts']);
    rewriteManifest((manifest) => (manifest.status = 'running'));
    expect(await found()).toEqual([]);
  });

  it('follows no link that leads outside, and no link to a folder', async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.jsonl'), '{"secret":1}\n');
    writeRun(folder, soundRun());
    symlinkSync(join(outside, 'secret.jsonl'), join(folder, 'votes.jsonl'));
    symlinkSync(join(outside, 'secret.jsonl'), join(folder, 'other.txt'));
    symlinkSync(outside, join(folder, 'elsewhere'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('checkpoints', join(folder, 'latest'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('telemetry.jsonl', join(folder, 'log'));
    expect(await found()).toEqual([
      'file-outside ',
      'file-outside /artifacts',
      'file-outside /artifacts',
      'file-unlisted /artifacts',
      'file-outside /artifacts',
      'file-outside /artifacts',
    ]);
    rmSync(outside, { recursive: true });
  });

  it('reads a manifest that is a link inside the folder, and none outside', async () => {
    const run = soundRun();
    writeRun(join(folder, 'r1'), run);
    renameSync(join(folder, 'r1', 'run_manifest.json'), join(folder, 'manifest.json'));
    symlinkSync('../manifest.json', join(folder, 'r1', 'run_manifest.json'));
    expect(await found(join(folder, 'r1'))).toEqual(['file-outside ']);
    renameSync(join(folder, 'manifest.json'), join(folder, 'r1', '.manifest.json'));
    rmSync(join(folder, 'r1', 'run_manifest.json'));
    symlinkSync('.manifest.json', join(folder, 'r1', 'run_manifest.json'));
    expect(await found(join(folder, 'r1'))).toEqual([]);
  });

  it('lets a gate pass exactly when its value is on the right side', async () => {
    const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    await fc.assert(
      fc.asyncProperty(
        fc.option(number),
        number,
        fc.constantFrom('gte' as const, 'lte' as const),
        fc.boolean(),
        async (value, threshold, comparator, passed) => {
          const right =
            value !== null && (comparator === 'gte' ? value >= threshold : value <= threshold);
          const rules = await afterChange(({ manifest }) => {
            const metric = 'm';
            manifest.quality_targets = [{ metric, comparator, threshold, on_missing: 'fail' }];
            manifest.quality_results = [{ metric, comparator, threshold, value, passed }];
          });
          expect(rules).toHaveLength(passed === right ? 0 : 1);
        },
      ),
      { numRuns: 50 },
    );
  });

  const hasSha256sum = spawnSync('sha256sum', ['--version']).status === 0;
  it.skipIf(!hasSha256sum)('takes for the hash of a data set what sha256sum prints', async () => {
    const data = temporaryFolder();
    // sha256sum takes - for standard input.
    const name = fc
      .stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,20}$/)
      .filter((one) => one !== '-');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, fc.string()), {
          minLength: 1,
          maxLength: 4,
          selector: ([path]) => path.toLowerCase(),
        }),
        async (contents) => {
          for (const [path, text] of contents) writeFileSync(join(data, path), text);
          const paths = contents.map(([path]) => path);
          const script = 'sha256sum -- "$@" | sha256sum';
          const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...paths], {
            cwd: data,
            encoding: 'utf8',
          });
          const rules = await afterChange(({ manifest: { dataset_manifest } }) => {
            dataset_manifest.sha256 = stdout.slice(0, 64);
            dataset_manifest.files = contents.map(([path, text]) => {
              return {
                path,
                split: null,
                bytes: Buffer.byteLength(text),
                sha256: sha256(text),
                num_records: 0,
              };
            });
          });
          expect(rules).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
    rmSync(data, { recursive: true });
  });
});

/** Replaces a file of the run by its compressed form, in the manifest too. */
function compress(path: string): void {
  const bytes = gzipSync(readFileSync(join(folder, path)));
  rmSync(join(folder, path));
  writeFileSync(join(folder, `${path}.gz`), bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  rewriteManifest((manifest) => {
    manifest.artifacts = (manifest.artifacts ?? []).map((artifact) =>
      artifact.path === path ? { path: `${path}.gz`, bytes: bytes.length, sha256: sum } : artifact,
    );
  });
}

describe('compressed records of a run', () => {
  it('are read as its records', async () => {
    writeRun(folder, soundRun());
    compress('telemetry.jsonl');
    expect(await found()).toEqual([]);
    const run = soundRun();
    amend(run, 5, { seq: 9 });
    writeRun(folder, run);
    compress('telemetry.jsonl');
    expect(await found()).toEqual(['seq-gap /seq']);
  });

  it('are named when they are not read, because the plain ones are there', async () => {
    writeRun(folder, soundRun());
    const plain = readFileSync(join(folder, 'telemetry.jsonl'));
    compress('telemetry.jsonl');
    writeFileSync(join(folder, 'telemetry.jsonl'), plain);
    expect(await found()).toEqual(['records-twice ', 'file-unlisted /artifacts']);
  });
});
