import { basename } from 'node:path';
import { version } from '../../../package.json';
import { sha256Of, type FileProblem } from '../../artifacts';
import { fileUri } from './file-uri';
import type { CheckName, Renderer } from './renderer';
import { sentences } from './sentences';

/** For code scanning: one SARIF 2.1.0 log (OASIS), kept until the end, so that it is whole or not there. */
export function sarif({ describeRule }: CheckName): Renderer {
  const results: object[] = [];
  const rules = new Map<string, number>();
  const occurrences = new Map<string, number>();
  let failed = false;
  let omitted = 0;

  function fingerprint({ rule, file, pointer, message }: FileProblem): string {
    // Neither line nor folder: both change without the problem changing (SARIF 2.1.0, appendix B).
    const parts = JSON.stringify([rule, basename(file), pointer, message]);
    const hash = sha256Of(Buffer.from(parts)).slice(0, 32);
    const occurrence = (occurrences.get(hash) ?? 0) + 1;
    occurrences.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  }

  return {
    target: () => undefined,
    problem(problem) {
      const { rule, file, line, column, pointer, severity = 'error' } = problem;
      if (severity === 'error') failed = true;
      const ruleIndex = rules.get(rule) ?? rules.size;
      rules.set(rule, ruleIndex);
      results.push({
        ruleId: rule,
        ruleIndex,
        level: severity,
        message: message(sentences(problem)),
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: fileUri(file) },
              region: { startLine: line, startColumn: column },
            },
            logicalLocations: [{ fullyQualifiedName: pointer }],
          },
        ],
        partialFingerprints: {
          'crucibleProblem/v1': problem.fingerprint ?? fingerprint(problem),
        },
      });
      return '';
    },
    omitted() {
      omitted++;
    },
    end() {
      const text = `${omitted} more problems were found and are not listed; raise --max-problems.`;
      const notifications = [{ level: 'warning', message: message(text) }];
      const driver = {
        name: 'crucible',
        version,
        rules: [...rules.keys()].map((id) => reportingDescriptor(id, describeRule(id))),
      };
      const run = {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            exitCode: failed ? 1 : 0,
            ...(omitted > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results,
      };
      return `${JSON.stringify({ version: '2.1.0', runs: [run] }, null, 2)}\n`;
    },
  };
}

function reportingDescriptor(
  id: string,
  { title, help }: ReturnType<CheckName['describeRule']>,
): object {
  return { id, shortDescription: message(title), help: message(help) };
}

/**
 * A plain text message (SARIF 2.1.0 §3.11). Braces are doubled, being placeholders otherwise
 * (§3.11.5), and a name in a document cannot make a link (§3.11.6).
 */
function message(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (') };
}
