import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Prediction, QualityTarget, Report } from '../../src/contract';
import { buildReport } from '../../src/report';
import { RunSeries } from '../../src/report/run-series';
import { recordsOf } from '../report/recompute/records';
import { COMMAND } from './command';
import { soundRun, temporaryFolder, writeRun } from './run-folder';

/** A run whose report follows from its records, after a change of its predictions. */
export function reportedRun({
  targets = [],
  change = (prediction) => prediction,
}: {
  readonly targets?: QualityTarget[];
  readonly change?: (prediction: Prediction) => Prediction;
} = {}): { folder: string; report: Report } {
  const run = soundRun();
  const { run_id } = run.manifest;
  const predictions = recordsOf(6).predictions.map((one) => change({ ...one, run_id }));
  const series = new RunSeries();
  for (const event of run.events) series.add(event);
  const manifest = { ...run.manifest, quality_targets: targets };
  const records = { manifest, predictions, votes: [], series: series.all() };
  const plan = { splits: ['dev'], comparisons: [{ baseline: 'rules', adapter_id: 'lexical' }] };
  const generated_at = '2026-11-24T12:00:00.000Z';
  const report = buildReport(records, { generated_at, plan, notes: [] });
  run.manifest = { ...manifest, quality_results: report.quality_results };
  run.files['predictions.jsonl'] = predictions.map((one) => `${JSON.stringify(one)}\n`).join('');
  run.files['report.json'] = JSON.stringify(report, null, 2);
  const folder = temporaryFolder();
  writeRun(folder, run);
  return { folder, report };
}

/** Runs `crucible report` as a user does. */
export function crucibleReport(...args: string[]) {
  return spawnSync(process.execPath, [COMMAND, 'report', ...args], { encoding: 'utf8' });
}

/** Changes the first value of report.json that is written `from`. */
export function forge(folder: string, from: string, to: string): void {
  const file = join(folder, 'report.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}
