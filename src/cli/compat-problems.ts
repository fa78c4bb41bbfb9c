import type { ContractFinding } from '../compat';
import type { CompatWaiver } from '../contract';
import { describeCompatRule, type WaiverRule } from './compat-rules';
import type { WaiversFile } from './read-waivers';
import type { Reported } from './render';

/** A finding as far as it is judged. */
export type JudgedFinding = ContractFinding & { readonly waiver?: CompatWaiver };

/** Whether a finding fails the check, only warns, or is known and accepted. */
export function severityOf(
  { severity, released, waiver }: JudgedFinding,
  undecided: 'error' | 'warn',
): NonNullable<Reported['severity']> {
  if (released || waiver) return 'note';
  return severity === 'undecided' && undecided === 'warn' ? 'warning' : 'error';
}

/** A finding as a problem of a file: the new document, or the old one where the new is not there. */
export function problemOf(finding: JudgedFinding, undecided: 'error' | 'warn'): Reported {
  const { client: before, server: after } = finding.documents;
  const [document, pointer] = after ? [after, finding.new] : [before, finding.old];
  const place = document?.locate(pointer) ?? { file: 'package.json', line: 1, column: 1, pointer };
  return {
    ...place,
    rule: finding.rule,
    message: finding.message,
    expected: finding.keyword ?? 'what was promised before',
    received: finding.witness === undefined ? 'nothing' : JSON.stringify(finding.witness),
    hint: hintOf(finding),
    severity: severityOf(finding, undecided),
    fingerprint: finding.fingerprint,
  };
}

function hintOf({ help, released, waiver, fingerprint, keyword, witness }: JudgedFinding): string {
  if (waiver) return `Accepted until ${waiver.expires}: ${waiver.reason}`;
  if (released) return 'The version says so.';
  const rejected =
    keyword !== undefined && witness !== undefined ? ` The keyword ${keyword} rejects it.` : '';
  return `${help}${rejected} To accept it for a time: fingerprint ${fingerprint}.`;
}

/** A waiver that fails the check, as a problem of its file. */
export function waiverProblem(
  rule: WaiverRule,
  waiver: CompatWaiver,
  { file, placeOf }: WaiversFile,
): Reported {
  const { help } = describeCompatRule(rule);
  return {
    ...placeOf(waiver),
    file,
    rule,
    message:
      rule === 'waiver-expired'
        ? `The waiver of ${waiver.fingerprint} ended on ${waiver.expires}`
        : `The waiver of ${waiver.fingerprint} names nothing that was found`,
    expected: 'a waiver that is needed',
    received: waiver.reason,
    hint: help,
  };
}
