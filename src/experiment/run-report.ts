import { join } from 'node:path';
import { toJsonDocument, writeFileAtomic } from '../artifacts';
import type { Report, RunStatus } from '../contract';
import { buildReport, readRunRecords, renderHtml, renderMarkdown } from '../report';
import type { ReportRequest } from './experiment';
import { ExperimentError } from './experiment-error';

/** Of which run the report is, and what it is to say. */
export interface ReportedRun {
  readonly folder: string;
  readonly request: ReportRequest | undefined;
  /** Wall clock. */
  readonly now: () => Date;
  /** @throws RunSuspendedError when the run may not be written any more */
  readonly demand: () => void;
}

/**
 * Makes the report from what the run has written so far, and writes it in every form.
 *
 * @throws ExperimentError `invalid_report` when what is asked for does not fit the records;
 * RunSuspendedError when the run may not be written any more
 */
export async function writeReport(
  { folder, request, now, demand }: ReportedRun,
  status: RunStatus,
): Promise<Report> {
  const records = await readRunRecords(folder);
  const { splits = [], comparisons = [], notes = [] } = request ?? {};
  const report = reportOf(
    { ...records, manifest: { ...records.manifest, status } },
    {
      generated_at: now().toISOString(),
      plan: { splits: [...splits], comparisons: [...comparisons] },
      notes,
    },
  );
  const files = {
    'report.json': toJsonDocument(report),
    'report.md': renderMarkdown(report),
    'report.html': await renderHtml(report),
  };
  for (const [name, content] of Object.entries(files)) {
    demand();
    await writeFileAtomic(join(folder, name), content);
  }
  return report;
}

function reportOf(...[records, frame]: Parameters<typeof buildReport>): Report {
  try {
    return buildReport(records, frame);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ExperimentError(
      'invalid_report',
      `the report cannot be made: ${error.message}`,
      'mend what the analysis asks for, or what the stages record; the records are in the folder of the run',
    );
  }
}
