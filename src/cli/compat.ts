import { printable } from '../artifacts';
import {
  CompatError,
  compareContracts,
  waive,
  type Contract,
  type ContractComparison,
  type Level,
  type Policy,
} from '../compat';
import type { CompatWaiver } from '../contract';
import { problemOf, severityOf, waiverProblem } from './compat-problems';
import { toCompatReport, type JudgedComparison } from './compat-report';
import { describeCompatRule } from './compat-rules';
import { readWaivers, type WaiversFile } from './read-waivers';
import { createRenderer, type FormatName } from './render';
import { readSource } from './sources/read-source';

/** Options of `crucible compat`, as commander reads them. */
export interface CompatCommandOptions {
  readonly base: string;
  readonly head: string;
  readonly policy?: Policy;
  readonly direction: 'backward' | 'forward' | 'full';
  readonly level: Level;
  readonly format: FormatName;
  readonly undecided: 'error' | 'warn';
  readonly transitive?: boolean;
  readonly waivers?: string;
  readonly budget?: number;
}

/** What is left to print when everything is compared. */
interface Outcome {
  readonly comparisons: readonly JudgedComparison[];
  readonly file: WaiversFile | undefined;
  readonly expired: readonly CompatWaiver[];
  readonly unused: readonly CompatWaiver[];
}

/**
 * `crucible compat`: 0 compatible or released as required, 1 breaking, 2 usage or unreadable input,
 * 3 only undecided.
 */
export async function compat(options: CompatCommandOptions): Promise<number> {
  try {
    const outcome = await compareAll(options);
    const exitCode = exitCodeOf(outcome, options);
    process.stdout.write(
      options.format === 'json' ? toJson(outcome, options, exitCode) : render(outcome, options),
    );
    process.stderr.write(`${summary(outcome, exitCode)}\n`);
    return exitCode;
  } catch (error) {
    if (!(error instanceof CompatError) && !isSystemError(error)) throw error;
    const help = error instanceof CompatError ? ` ${error.help}` : '';
    const message = error.message.replace(/\.$/, '');
    process.stderr.write(`crucible compat: ${printable(`${message}.${help}`)}\n`);
    return 2;
  }
}

async function compareAll(options: CompatCommandOptions): Promise<Outcome> {
  const file = options.waivers === undefined ? undefined : readWaivers(options.waivers);
  const [head] = await readSource(options.head);
  const bases = await readSource(options.base, options.transitive);
  if (!head) throw new CompatError(`${options.head}: no contract is there`, 'Name another --head.');
  const compared = bases.map((base) => ({ base, comparison: compareTwo(base, head, options) }));
  const all = compared.flatMap(({ comparison }) => comparison.findings);
  const now = new Date();
  const { expired, unused } = waive(all, file?.waivers ?? [], now);
  return {
    comparisons: compared.map((one) => ({
      ...one,
      findings: waive(one.comparison.findings, file?.waivers ?? [], now).findings,
    })),
    file,
    expired,
    unused,
  };
}

function compareTwo(
  base: Contract,
  head: Contract,
  { direction, level, budget, policy = policyOf(level) }: CompatCommandOptions,
): ContractComparison {
  return compareContracts(base, head, {
    policy,
    direction,
    level,
    ...(budget !== undefined && { budget }),
  });
}

/** A strict reading of the contract takes its schemas as they are written. */
function policyOf(level: Level): Policy {
  return level === 'strict' ? 'strict' : 'tolerant-reader';
}

function exitCodeOf(
  { comparisons, expired, unused }: Outcome,
  { undecided }: CompatCommandOptions,
): number {
  const failing = comparisons
    .flatMap(({ findings }) => findings)
    .filter((finding) => severityOf(finding, undecided) === 'error');
  const isBroken = failing.some(({ severity }) => severity === 'breaking');
  if (isBroken || expired.length + unused.length > 0) return 1;
  return failing.length > 0 ? 3 : 0;
}

function toJson(
  { comparisons, expired, unused }: Outcome,
  { head, direction, level, policy = policyOf(level) }: CompatCommandOptions,
  exitCode: number,
): string {
  const asked = { head, policy, direction, level };
  const report = toCompatReport(comparisons, asked, [...expired, ...unused], exitCode);
  return `${JSON.stringify(report, null, 2)}\n`;
}

function render(
  { comparisons, file, expired, unused }: Outcome,
  options: CompatCommandOptions,
): string {
  const check = { command: 'compat', describeRule: describeCompatRule };
  const renderer = createRenderer(options.format, check);
  let text = '';
  for (const { base, findings } of comparisons) {
    renderer.target(`${base.name} to ${options.head}`);
    for (const finding of findings) text += renderer.problem(problemOf(finding, options.undecided));
  }
  if (file) {
    renderer.target(file.file);
    for (const waiver of expired)
      text += renderer.problem(waiverProblem('waiver-expired', waiver, file));
    for (const waiver of unused)
      text += renderer.problem(waiverProblem('waiver-unused', waiver, file));
  }
  return text + renderer.end();
}

function summary({ comparisons, expired, unused }: Outcome, exitCode: number): string {
  const findings = comparisons.flatMap((one) => one.findings);
  const undecided = findings.filter(({ severity }) => severity === 'undecided').length;
  const counts = `${findings.length - undecided} breaking, ${undecided} undecided`;
  const accepted = findings.filter(({ released, waiver }) => released || waiver).length;
  const verdict = ['compatible', 'breaking', '', 'undecided'][exitCode] ?? '';
  const failed = expired.length + unused.length;
  const waivers = failed > 0 ? `, ${failed} ${failed === 1 ? 'waiver' : 'waivers'} to mend` : '';
  return `compared with ${comparisons.length}: ${verdict} (${counts}, ${accepted} accepted${waivers})`;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
