import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf, soundRun, writeRun } from '../../test/cli/sound-run';
import { ajvCli, crucible, EMPTY_NODE } from './commands';
import { medians, type Usage } from './measure';

/** What starting costs, with next to nothing to check. */
export interface ColdStart {
  readonly folder: Usage;
  readonly file: Usage;
  readonly ajvCli: Usage;
  readonly node: Usage;
}

/** Starts each command, the given number of times. */
export function measureColdStart(rounds: number, folder: string): ColdStart {
  const run = join(folder, 'run');
  mkdirSync(run);
  const { manifest, events, files } = soundRun();
  const [prediction] = exampleOf<object>('prediction');
  const predictions = { 'predictions.jsonl': `${JSON.stringify(prediction)}\n` };
  writeRun(run, { manifest, events, files: { ...files, ...predictions } });
  const schema = 'generated/schemas/run_manifest.schema.json';
  const file = join(run, 'run_manifest.json');
  const jobs = [
    { name: 'crucible on a folder', command: crucible(run) },
    { name: 'crucible on a file', command: crucible(file) },
    { name: 'ajv-cli', command: ajvCli(schema, file) },
    { name: 'node', command: EMPTY_NODE },
  ].map((job) => ({ ...job, status: 0 }));
  const usages = medians(rounds, jobs, folder) as [Usage, Usage, Usage, Usage];
  return { folder: usages[0], file: usages[1], ajvCli: usages[2], node: usages[3] };
}
