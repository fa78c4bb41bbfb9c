import { ArtifactError, printable, toJsonDocument, writeFileAtomic } from '../artifacts';
import type { Report } from '../contract';
import { rebuildReport, renderMarkdown } from '../report';

/** Options of `crucible report`, as commander reads them. */
export interface ReportCommandOptions {
  readonly format: keyof typeof RENDERERS;
  readonly output?: string;
}

const RENDERERS = {
  markdown: renderMarkdown,
  json: toJsonDocument,
} as const satisfies Record<string, (report: Report) => string>;

/**
 * `crucible report`: 0 when it is what report.json says, 1 when report.json does not follow from the
 * records, 2 when the run cannot be read.
 */
export async function report(folder: string, options: ReportCommandOptions): Promise<number> {
  try {
    const { report: rebuilt, problems } = await rebuildReport(folder, new Date());
    await emit(RENDERERS[options.format](rebuilt), options.output);
    if (problems.length === 0) return 0;
    const places = problems.length === 1 ? '1 place' : `${problems.length} places`;
    process.stderr.write(
      `crucible report: report.json differs from its records in ${places}; this is what they give. See crucible validate ${printable(folder)}\n`,
    );
    return 1;
  } catch (error) {
    if (!isMistake(error)) throw error;
    process.stderr.write(`crucible report: ${printable(error.message)}\n`);
    return 2;
  }
}

async function emit(text: string, output: string | undefined): Promise<void> {
  if (output === undefined) process.stdout.write(text);
  else await writeFileAtomic(output, text);
}

/** Records that are not valid or contradict each other, and files that cannot be read. */
function isMistake(error: unknown): error is Error {
  return (
    error instanceof ArtifactError ||
    error instanceof RangeError ||
    (error instanceof Error && 'syscall' in error)
  );
}
