import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TelemetryEvent } from '../../src/contract';
import {
  endLeftRun,
  RunSuspendedError,
  TinkexRunner,
  type MLExperiment,
} from '../../src/experiment';
import { traceOfAnswers } from '../../src/reliability';
import { readTelemetry, TELEMETRY_CHANNEL } from '../../src/telemetry';
import { experimentOf, NO_BACKEND, problemsIn, temporaryFolder } from './support';

const folder = temporaryFolder();
const runner = new TinkexRunner({ backend: NO_BACKEND });
const POINT = { run_id: 'run-1', params: { x: 1 }, seed: 5 };
const FILES = ['predictions.jsonl', 'votes.jsonl', 'checkpoints/c/w.safetensors'];

/** Trains, asks and analyses; says in `ran` which stages were begun. */
function probe(ran: string[] = []): MLExperiment<null, { x: number }> {
  return experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'train',
        kind: 'train',
        async run({ metric, seed, saveCheckpoint }) {
          ran.push('train');
          for (let step = 0; step < 3; step++) metric('loss', 3 - step, { step });
          const files = [{ name: 'w.safetensors', bytes: Buffer.from(`weights ${seed}`) }];
          await saveCheckpoint({ checkpoint_id: 'c', step: 3, files });
        },
      },
      {
        name: 'eval',
        kind: 'eval',
        async run({ run_id, predict, vote, readCheckpoint }) {
          ran.push('eval');
          const [weights] = await readCheckpoint('c');
          for (let n = 0; n < 3; n++) {
            const example = { example_id: `e-${n}`, split: 'dev', gold: ['a'] };
            await predict({
              ...example,
              adapter_id: 'one',
              output: weights?.bytes.toString() ?? '',
              output_valid: null,
              scores: { accuracy: n % 2 },
              latency_ms: 1,
            });
            const answers = ['a', 'b'].map((output, member) => ({
              adapter_id: `m${member}`,
              output,
              confidence: null,
              latency_ms: 1,
              abstain_reason: null,
            }));
            const subject = { ...example, run_id, ensemble_id: 'vote' };
            await vote(traceOfAnswers(subject, answers, { options: { tie_break: [] } }));
          }
        },
      },
      {
        name: 'analysis',
        kind: 'analysis',
        async run({ report, predictions }) {
          ran.push('analysis');
          let count = 0;
          for await (const _ of predictions()) count++;
          report({ splits: ['dev'], comparisons: [], notes: [`${count} predictions`] });
        },
      },
    ],
    output_dir: join(folder.path, 'out'),
  });
}

const runFolder = (output_dir: string) => join(output_dir, 'probe', POINT.run_id);

async function eventsIn(run: string): Promise<TelemetryEvent[]> {
  const events: TelemetryEvent[] = [];
  for await (const { event } of readTelemetry(join(run, 'telemetry.jsonl')))
    if (event.known) events.push(event.value);
  return events;
}

/** Runs to the end; what was on the disk after each event is what a kill at that point leaves. */
async function killedAtEachEvent(): Promise<string[]> {
  const copies: string[] = [];
  const copy = () => {
    const output_dir = join(folder.path, `killed-${copies.length}`);
    cpSync(runFolder(join(folder.path, 'out')), runFolder(output_dir), { recursive: true });
    copies.push(output_dir);
  };
  subscribe(TELEMETRY_CHANNEL, copy);
  try {
    await runner.runPoint(probe(), POINT);
  } finally {
    unsubscribe(TELEMETRY_CHANNEL, copy);
  }
  return copies;
}

/** The stages that the events say are done. */
const doneBefore = (events: readonly TelemetryEvent[]) =>
  events.flatMap(({ event_name, stage }) => (event_name === 'stage_stop' && stage ? [stage] : []));

// Some thirty runs, every write of each durable: on a busy disk that takes a while.
const MANY_RUNS_MS = 480_000;

test(
  'a run that is killed after any event goes on to the same end, and repeats no stage that is done',
  { timeout: MANY_RUNS_MS },
  async () => {
    const whole = runFolder(join(folder.path, 'out'));
    const killed = await killedAtEachEvent();
    expect(killed.length).toBeGreaterThan(25);
    const series = (run: string) => reportOf(run).series;
    for (const [at, output_dir] of killed.entries()) {
      const run = runFolder(output_dir);
      const before = await eventsIn(run);
      // A line that is being written when the process dies.
      for (const file of ['telemetry.jsonl', 'predictions.jsonl'])
        if (at % 2 === 1 && readdirSync(run).includes(file)) appendFileSync(join(run, file), '{"a');
      const ran: string[] = [];
      const manifest = await runner.runPoint({ ...probe(ran), output_dir }, POINT);

      expect(manifest).toMatchObject({ status: 'completed', run_id: POINT.run_id });
      expect(await problemsIn(run), `killed after event ${at}`).toEqual([]);
      const done = doneBefore(before);
      // The last one may have ended without a word of it in the manifest.
      for (const stage of done.slice(0, -1)) expect(ran).not.toContain(stage);
      for (const file of FILES)
        expect(readFileSync(join(run, file))).toEqual(readFileSync(join(whole, file)));
      expect(series(run)).toEqual(series(whole));
      expect(reportOf(run).notes).toEqual(['3 predictions']);
      const events = await eventsIn(run);
      expect(events.slice(0, before.length)).toEqual(before);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, seq) => seq));
      expect(events.filter(({ event_name }) => event_name === 'run_stop')).toHaveLength(1);
      expect(readdirSync(run)).not.toContain('.stages.json');
    }
  },
);

function reportOf(run: string): { series: unknown; notes: unknown } {
  return JSON.parse(readFileSync(join(run, 'report.json'), 'utf8')) as never;
}

/** A run that was suspended when its last stage began. */
async function suspended(): Promise<string> {
  const suspend = new AbortController();
  const experiment = probe();
  const stages = experiment.stages.map((stage) =>
    stage.name === 'analysis' ? { ...stage, run: () => Promise.resolve(suspend.abort()) } : stage,
  );
  const running = runner.runPoint({ ...experiment, stages }, POINT, { suspend: suspend.signal });
  await expect(running).rejects.toBeInstanceOf(RunSuspendedError);
  return runFolder(join(folder.path, 'out'));
}

test('a run that is suspended says so nowhere but in its status, and goes on where it was', async () => {
  const run = await suspended();
  const manifest = JSON.parse(readFileSync(join(run, 'run_manifest.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ status: 'running' });
  expect(await problemsIn(run)).toEqual([]);
  const before = await eventsIn(run);
  const ran: string[] = [];
  await runner.runPoint(probe(ran), POINT);
  expect(ran).toEqual(['analysis']);
  const added = (await eventsIn(run)).slice(before.length);
  expect(added.map(({ event_name, stage }) => `${stage ?? '-'} ${event_name}`)).toEqual([
    'analysis stage_error',
    '- log',
    'analysis stage_start',
    'analysis stage_stop',
    '- run_stop',
  ]);
});

test.each([
  ['its checkpoint', 'checkpoints/c/w.safetensors', ['train', 'eval', 'analysis']],
  ['its predictions', 'predictions.jsonl', ['eval', 'analysis']],
  ['the journal', '.stages.json', ['train', 'eval', 'analysis']],
])('a stage is repeated when %s changed', async (_what, file, repeated) => {
  const run = await suspended();
  const bytes = readFileSync(join(run, file));
  bytes[bytes.length >> 1] = 0;
  writeFileSync(join(run, file), bytes);
  const ran: string[] = [];
  await runner.runPoint(probe(ran), POINT);
  expect(ran).toEqual(repeated);
  expect(await problemsIn(run)).toEqual([]);
});

test('a stage that is repeated may save another checkpoint under the same name', async () => {
  let tries = 0;
  const stages = probe().stages.map((stage) => ({
    ...stage,
    async run(context: Parameters<typeof stage.run>[0]) {
      const seed = context.seed + tries;
      await stage.run({ ...context, seed });
      if (stage.name === 'train' && tries++ < 2) throw new RangeError('not yet');
    },
  }));
  const options = { onFailure: 'suspend' } as const;
  const going = () => runner.runPoint({ ...probe(), stages }, POINT, options);
  for (let failed = 0; failed < 2; failed++) await expect(going()).rejects.toThrow();
  expect((await going()).status).toBe('completed');
  const run = runFolder(join(folder.path, 'out'));
  const saved = (await eventsIn(run)).flatMap((event) =>
    event.event_name === 'checkpoint' ? [event.payload.sha256] : [],
  );
  expect(new Set(saved).size).toBe(3);
  expect(await problemsIn(run)).toEqual([]);
});

test('what stages that are repeated have left is gone before they begin', async () => {
  const run = await suspended();
  mkdirSync(join(run, 'left'));
  writeFileSync(join(run, 'left', 'over.txt'), 'x');
  appendFileSync(join(run, 'predictions.jsonl'), readFileSync(join(run, 'predictions.jsonl')));
  await runner.runPoint(probe(), POINT);
  expect(await problemsIn(run)).toEqual([]);
  expect(reportOf(run).notes).toEqual(['3 predictions']);
});

test('a stage that fails may wait for another try, which begins with it', async () => {
  const ran: string[] = [];
  const experiment = probe(ran);
  let fails = true;
  const stages = experiment.stages.map((stage) => ({
    ...stage,
    run: (context: Parameters<typeof stage.run>[0]) => {
      if (stage.name === 'eval' && fails) throw new RangeError('not yet');
      return stage.run(context);
    },
  }));
  const options = { onFailure: 'suspend' } as const;
  const running = runner.runPoint({ ...experiment, stages }, POINT, options);
  await expect(running).rejects.toMatchObject({
    name: 'RunSuspendedError',
    cause: { message: 'not yet' },
  });
  fails = false;
  const manifest = await runner.runPoint({ ...experiment, stages }, POINT, options);
  expect(manifest.status).toBe('completed');
  expect(ran).toEqual(['train', 'eval', 'analysis']);
  expect(await problemsIn(runFolder(join(folder.path, 'out')))).toEqual([]);
});

test('a run that has ended is left as it is', async () => {
  const manifest = await runner.runPoint(probe(), POINT);
  const ran: string[] = [];
  expect(await runner.runPoint(probe(ran), POINT)).toEqual(manifest);
  expect(ran).toEqual([]);
});

test('a run goes on with no other parameters, seed, data or stages than it began with', async () => {
  const run = await suspended();
  const before = readFileSync(join(run, 'telemetry.jsonl'));
  const { stages, ...experiment } = probe();
  for (const [point, changed, what] of [
    [{ params: { x: 2 } }, {}, 'parameters'],
    [{ seed: 6 }, {}, 'seed'],
    [{}, { stages: stages.slice(1) }, 'stages'],
  ] as const) {
    const going = runner.runPoint({ ...experiment, stages, ...changed }, { ...POINT, ...point });
    await expect(going).rejects.toMatchObject({
      kind: 'invalid_experiment',
      message: expect.stringContaining(`its ${what} are no longer`) as string,
    });
  }
  expect(readFileSync(join(run, 'telemetry.jsonl'))).toEqual(before);
});

test('a folder without a manifest is taken for a run that did not begin, unless something is in it', async () => {
  const run = runFolder(join(folder.path, 'out'));
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, '.half.tmp'), '{');
  await runner.runPoint(probe(), POINT);
  expect(await problemsIn(run)).toEqual([]);
  const other = join(folder.path, 'out', 'probe', 'run-2');
  mkdirSync(other);
  writeFileSync(join(other, 'thesis.txt'), 'x');
  await expect(runner.runPoint(probe(), { ...POINT, run_id: 'run-2' })).rejects.toThrow();
  expect(readdirSync(other)).toEqual(['thesis.txt']);
});

test(
  'a run that is killed after any event and not gone on with is ended, with all that it wrote',
  { timeout: MANY_RUNS_MS },
  async () => {
    const { stages } = probe();
    const error = { name: 'AbortError', message: 'the job was canceled' };
    for (const [at, output_dir] of (await killedAtEachEvent()).entries()) {
      const run = runFolder(output_dir);
      const before = await eventsIn(run);
      const written = FILES.filter((file) => existsSync(join(run, file))).map(
        (file) => [file, readFileSync(join(run, file))] as const,
      );
      for (const file of ['telemetry.jsonl', 'predictions.jsonl'])
        if (at % 2 === 1 && existsSync(join(run, file))) appendFileSync(join(run, file), '{"a');
      await endLeftRun({ output_dir, experiment_id: 'probe', ...POINT, status: 'canceled', error });

      expect(await problemsIn(run), `killed after event ${at}`).toEqual([]);
      for (const [file, bytes] of written) expect(readFileSync(join(run, file))).toEqual(bytes);
      const events = await eventsIn(run);
      expect(events.slice(0, before.length)).toEqual(before);
      const stopped = before.find(({ event_name }) => event_name === 'run_stop');
      const status = stopped ? 'completed' : 'canceled';
      expect(events.at(-1)).toMatchObject({ event_name: 'run_stop', payload: { status } });
      const manifest = JSON.parse(readFileSync(join(run, 'run_manifest.json'), 'utf8')) as object;
      expect(manifest).toMatchObject({ status });
      expect(JSON.stringify(manifest)).not.toContain('"running"');
      expect(readdirSync(run)).not.toContain('.stages.json');
      // Whoever asks to go on with it, or to end it again, finds it as it is.
      const ended = readFileSync(join(run, 'telemetry.jsonl'));
      await endLeftRun({ output_dir, experiment_id: 'probe', ...POINT, status: 'failed', error });
      const going = await runner.runPoint({ ...probe(), stages, output_dir }, POINT);
      expect(going.status).toBe(status);
      expect(readFileSync(join(run, 'telemetry.jsonl'))).toEqual(ended);
    }
  },
);

test('a run that is not there is not ended', async () => {
  const error = { name: 'AbortError', message: 'the job was canceled' };
  const output_dir = join(folder.path, 'nowhere');
  await endLeftRun({ output_dir, experiment_id: 'probe', ...POINT, status: 'canceled', error });
  expect(existsSync(output_dir)).toBe(false);
});
