import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TinkexRunner } from '../../src/experiment';
import { rebuildReport, renderHtml, renderMarkdown } from '../../src/report';
import { recordsOf } from '../report/recompute/records';
import { experimentOf, NO_BACKEND, problemsIn, temporaryFolder } from './support';

const folder = temporaryFolder();

/** A run that leaves every kind of record. */
async function reportedFolder(): Promise<string> {
  const { predictions, votes, hedging } = recordsOf(12);
  const experiment = experimentOf({
    params: { rate: [0.5], note: ['<b>bold</b> | $x$'] },
    stages: [
      {
        name: 'eval',
        kind: 'eval',
        async run({ run_id, predict, vote, saveHedging, metric, report }) {
          for (const { run_id: _run, stage: _stage, ...draft } of predictions) await predict(draft);
          for (const trace of votes) await vote({ ...trace, run_id });
          if (hedging) await saveHedging(hedging);
          for (const step of [0, 1, 2]) metric('loss', 1 / (1 + step), { step });
          const comparisons = [{ baseline: 'rules', adapter_id: 'lexical' }];
          report({ splits: ['dev'], comparisons, notes: ['A note.'] });
        },
      },
    ],
    output_dir: join(folder.path, 'out'),
  });
  const [outcome] = await new TinkexRunner({ backend: NO_BACKEND }).run(experiment);
  if (!outcome) throw new Error('there was no run');
  expect(outcome.manifest.status).toBe('completed');
  return outcome.folder;
}

test('the report made again from the records has the bytes of those in the folder', async () => {
  const run = await reportedFolder();
  expect(await problemsIn(run)).toEqual([]);
  const { report, problems } = await rebuildReport(run, new Date(0));
  expect(problems).toEqual([]);
  expect(readFileSync(join(run, 'report.md'), 'utf8')).toBe(renderMarkdown(report));
  expect(readFileSync(join(run, 'report.html'), 'utf8')).toBe(await renderHtml(report));
});

test('a record that was changed shows in both, and in what validate says', async () => {
  const run = await reportedFolder();
  const file = join(run, 'predictions.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"exact_match":0', '"exact_match":1'));
  const { report, problems } = await rebuildReport(run, new Date(0));
  expect(problems.length).toBeGreaterThan(0);
  expect(readFileSync(join(run, 'report.md'), 'utf8')).not.toBe(renderMarkdown(report));
  expect(readFileSync(join(run, 'report.html'), 'utf8')).not.toBe(await renderHtml(report));
  expect((await problemsIn(run)).join(' ')).toContain('/metrics/0/value does not follow');
});

test('what was never recorded cannot be reported; the run has failed and says why', async () => {
  const [prediction] = recordsOf(12).predictions;
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'eval',
        kind: 'eval',
        async run({ predict, report }) {
          const { run_id: _run, stage: _stage, ...draft } = prediction ?? expect.fail();
          await predict(draft);
          const comparisons = [{ baseline: 'rules', adapter_id: 'misspelt' }];
          report({ splits: ['dev'], comparisons, notes: [] });
        },
      },
    ],
    output_dir: join(folder.path, 'out'),
  });
  const runner = new TinkexRunner({ backend: NO_BACKEND, newId: () => 'run-1' });
  await expect(runner.run(experiment)).rejects.toMatchObject({
    kind: 'invalid_report',
    message: expect.stringMatching(/^the report cannot be made: /) as string,
  });
  const manifest = readFileSync(join(folder.path, 'out', 'probe', 'run-1', 'run_manifest.json'), 'utf8'); // prettier-ignore
  expect(JSON.parse(manifest)).toMatchObject({
    status: 'failed',
    error: { name: 'ExperimentError' },
  });
});
