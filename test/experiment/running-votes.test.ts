import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TinkexRunner } from '../../src/experiment';
import { readTelemetry } from '../../src/telemetry';
import { recordsOf } from '../report/recompute/records';
import { experimentOf, NO_BACKEND, problemsIn, temporaryFolder } from './support';

const folder = temporaryFolder();

test('the last rates that votes emit are those of the report, with one vote event an example', async () => {
  const { votes } = recordsOf(12);
  const experiment = experimentOf({
    params: { x: [1] },
    stages: [
      {
        name: 'eval',
        kind: 'eval',
        async run({ run_id, vote, report }) {
          for (const trace of votes) await vote({ ...trace, run_id });
          report({ splits: ['dev'], comparisons: [], notes: [] });
        },
      },
    ],
    output_dir: join(folder.path, 'out'),
  });
  const [outcome] = await new TinkexRunner({ backend: NO_BACKEND }).run(experiment);
  if (!outcome) throw new Error('there was no run');
  expect(await problemsIn(outcome.folder)).toEqual([]);

  const last = new Map<string, number>();
  let voteEvents = 0;
  for await (const { event } of readTelemetry(join(outcome.folder, 'telemetry.jsonl'))) {
    if (event.value.event_name === 'vote') voteEvents++;
    if (event.known && event.value.event_name === 'metric')
      last.set(event.value.payload.name, event.value.payload.value);
  }
  expect(voteEvents).toBe(votes.length);
  expect([...last.keys()].sort()).toEqual(
    ['accuracy', 'agreement_rate', 'disagreement_rate', 'tie_rate'].map((name) => `vote/${name}`),
  );
  for (const { name, value } of outcome.report.metrics) {
    const running = last.get(`vote/${name}`);
    if (running !== undefined) expect(running).toBe(value);
  }
});

test('the vote of another run is refused', async () => {
  const [trace] = recordsOf(12).votes;
  const [outcome] = await new TinkexRunner({ backend: NO_BACKEND }).run(
    experimentOf({
      params: { x: [1] },
      stages: [{ name: 'eval', kind: 'eval', run: ({ vote }) => vote(trace ?? expect.fail()) }],
      output_dir: join(folder.path, 'out'),
    }),
  );
  expect(outcome?.manifest.error?.message).toMatch(/a vote of the run .*; expected /);
});
