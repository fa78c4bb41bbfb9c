import type { UnplacedProblem } from '../../artifacts';
import type { Report } from '../../contract';
import { buildReport } from '../build-report';
import type { RunRecords } from '../run-records';
import { differences } from './differences';
import { numberProblem } from './number-problem';

const RULE = 'report-number';
const HINT = 'make the report from the records; crucible report shows what they give';

/** Makes the report again from the records and its own plan, and names every member that differs. */
export function checkReport(report: Report, records: RunRecords): UnplacedProblem[] {
  const { schema_version, generated_at, plan, notes } = report;
  try {
    const expected = buildReport(records, { generated_at, plan, notes });
    return reportProblems({ ...expected, schema_version }, report);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The statistics refuse records that contradict each other, and say which.
    const difference = { pointer: '', expected: 'records that agree', found: error.message };
    return [numberProblem(RULE, 'No report follows from the records', difference, HINT)];
  }
}

/** Where a report differs from the one that follows from the records. */
export function reportProblems(expected: Report, found: Report): UnplacedProblem[] {
  return [...differences(expected, found)].map((difference) =>
    numberProblem(RULE, `${difference.pointer} does not follow from the records`, difference, HINT),
  );
}
