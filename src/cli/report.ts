import { ArtifactError, printable, toJsonDocument, writeFileAtomic } from '../artifacts';
import type { Report } from '../contract';
import {
  compareRuns,
  rebuildReport,
  renderComparisonHtml,
  renderComparisonMarkdown,
  renderHtml,
  renderMarkdown,
  type RebuiltReport,
  type RunComparison,
} from '../report';

/** Options of `crucible report`, as commander reads them. */
export interface ReportCommandOptions {
  readonly format: keyof typeof FORMS;
  readonly output?: string;
}

/** How a report and a comparison of two are written. */
interface Form {
  readonly report: (report: Report) => string | Promise<string>;
  readonly comparison: (comparison: RunComparison) => string | Promise<string>;
}

const FORMS = {
  markdown: { report: renderMarkdown, comparison: renderComparisonMarkdown },
  json: { report: toJsonDocument, comparison: toJsonDocument },
  html: { report: renderHtml, comparison: renderComparisonHtml },
} as const satisfies Record<string, Form>;

/**
 * `crucible report <run>`: 0 when it is what report.json says, 1 when report.json does not follow
 * from the records, 2 when the run cannot be read.
 */
export async function report(folder: string, options: ReportCommandOptions): Promise<number> {
  return refusing(async () => {
    const rebuilt = await rebuildReport(folder, new Date());
    await emit(await FORMS[options.format].report(rebuilt.report), options.output);
    return saysOtherwise(folder, rebuilt) ? 1 : 0;
  });
}

/**
 * `crucible report <run> <other>`: 0 when the two were compared, 1 when the second fails a gate that
 * the first passed or either's report.json does not follow from its records, 2 when a run cannot be
 * read.
 */
export async function compare(
  [first, second]: readonly [string, string],
  options: ReportCommandOptions,
): Promise<number> {
  return refusing(async () => {
    const now = new Date();
    const a = await rebuildReport(first, now);
    const b = await rebuildReport(second, now);
    const comparison = compareRuns(a, b);
    await emit(await FORMS[options.format].comparison(comparison), options.output);
    const doubtful = [saysOtherwise(first, a), saysOtherwise(second, b)].some(Boolean);
    const failing = comparison.gates.filter(({ change }) => change === 'newly_failing').length;
    if (failing > 0) {
      const gates = failing === 1 ? '1 gate' : `${failing} gates`;
      say(`${second} fails ${gates} that ${first} passed`);
    }
    return doubtful || failing > 0 ? 1 : 0;
  });
}

/** Whether a run's report.json is not what its records give, and says so. */
function saysOtherwise(folder: string, { problems }: RebuiltReport): boolean {
  if (problems.length === 0) return false;
  const places = problems.length === 1 ? '1 place' : `${problems.length} places`;
  say(
    `report.json differs from its records in ${places}; this is what they give. See crucible validate ${folder}`,
  );
  return true;
}

async function refusing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!isMistake(error)) throw error;
    say(error.message);
    return 2;
  }
}

function say(message: string): void {
  process.stderr.write(`crucible report: ${printable(message)}\n`);
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
