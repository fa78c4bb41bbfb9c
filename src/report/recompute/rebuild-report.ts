import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument, type UnplacedProblem } from '../../artifacts';
import type { Report, ReportPlan } from '../../contract';
import { buildReport } from '../build-report';
import { readRunRecords } from '../read-run-records';
import type { RunRecords, StoredRunRecords } from '../run-records';
import { reportProblems } from './check-report';

/** A report made from the records of a run's folder. */
export interface RebuiltReport {
  readonly report: Report;
  /** What it was made from. */
  readonly records: StoredRunRecords;
  /** Where the folder's own report.json differs from it; empty when there is none. */
  readonly problems: readonly UnplacedProblem[];
}

/**
 * Makes the report of a run from its records, as its report.json plans it; without one every split
 * is reported and nothing is compared. Changes nothing in the folder.
 *
 * @param now when the report is made, for a run that has none yet
 * @throws ArtifactError (`invalid_record`) when a file of the run is not valid
 * @throws RangeError when the records contradict each other
 * @throws Error of the system when a file cannot be read
 */
export async function rebuildReport(folder: string, now: Date): Promise<RebuiltReport> {
  const records = await readRunRecords(folder);
  const file = join(folder, 'report.json');
  const hasReport = await access(file).then(
    () => true,
    () => false,
  );
  if (!hasReport) {
    const generated_at = now.toISOString();
    const plan = everySplit(records);
    const report = buildReport(records, { generated_at, plan, notes: [] });
    return { report, records, problems: [] };
  }
  // readDocument hands over only what the validator of the document accepts.
  const found = (await readDocument(file, 'report')) as Report;
  const report = buildReport(records, found);
  return { report, records, problems: reportProblems(report, found) };
}

function everySplit({ predictions, votes }: RunRecords): ReportPlan {
  const splits = new Set([...predictions, ...votes].map(({ split }) => split));
  return { splits: [...splits], comparisons: [] };
}
