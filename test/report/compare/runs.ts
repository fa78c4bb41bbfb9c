import type { ReportPlan, RunManifest } from '../../../src/contract';
import { buildReport, type ReportedRun, type StoredRunRecords } from '../../../src/report';
import { exampleOf } from '../../cli/run-folder';
import { recordsOf } from '../recompute/records';

const PLAN: ReportPlan = { splits: ['dev'], comparisons: [] };

/** A run of synthetic records with its report, after a change of the records. */
export function runOf(
  { examples = 24, seed = 7 } = {},
  change: (records: StoredRunRecords) => StoredRunRecords = (records) => records,
): ReportedRun {
  const [example] = exampleOf<RunManifest>('run_manifest');
  if (!example) throw new Error('the schema has an example');
  const made = recordsOf(examples, seed);
  const records = change({ ...made, manifest: { ...example, ...made.manifest } });
  const generated_at = '2026-11-24T12:00:00.000Z';
  return { records, report: buildReport(records, { generated_at, plan: PLAN, notes: [] }) };
}

/** A change of the manifest alone. */
export function withManifest(
  change: Partial<RunManifest>,
): (records: StoredRunRecords) => StoredRunRecords {
  return (records) => ({ ...records, manifest: { ...records.manifest, ...change } });
}
