import type { Contract, ContractComparison, Verdict } from '../compat';
import {
  SCHEMA_VERSIONS,
  type CompatFinding,
  type CompatPlace,
  type CompatReport,
  type CompatWaiver,
} from '../contract';
import type { JudgedFinding } from './compat-problems';

/** A comparison with one release, its findings judged. */
export interface JudgedComparison {
  readonly base: Contract;
  readonly comparison: ContractComparison;
  readonly findings: readonly JudgedFinding[];
}

/** The result as the document that `--format json` prints. */
export function toCompatReport(
  comparisons: readonly JudgedComparison[],
  asked: Pick<CompatReport, 'head' | 'policy' | 'direction' | 'level'>,
  failedWaivers: readonly CompatWaiver[],
  exitCode: number,
): CompatReport {
  return {
    schema_version: SCHEMA_VERSIONS.compat_report.version,
    verdict: worstOf(comparisons.map(({ comparison }) => comparison.verdict)),
    exit_code: exitCode,
    ...asked,
    failed_waivers: [...failedWaivers],
    comparisons: comparisons.map(({ base, comparison, findings }) => ({
      base: base.name,
      verdict: comparison.verdict,
      required_bump: comparison.required,
      versions: comparison.versions.map((version) => ({ ...version })),
      findings: findings.map(findingOf),
    })),
  };
}

function worstOf(verdicts: readonly Verdict[]): Verdict {
  const order = ['breaking', 'undecided'] as const;
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'compatible';
}

function findingOf({
  documents,
  old,
  new: now,
  witness,
  ...finding
}: JudgedFinding): CompatFinding {
  const { client: before, server: after } = documents;
  return {
    ...finding,
    ...(before && { old: before.locate(old) satisfies CompatPlace }),
    ...(after && { new: after.locate(now) satisfies CompatPlace }),
    ...(witness !== undefined && { witness }),
  };
}
