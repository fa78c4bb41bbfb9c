import { printable } from '../../artifacts';
import { pretty } from './pretty';
import type { CheckName, Renderer } from './renderer';
import { element, text } from './xml';

interface TestCase {
  readonly name: string;
  readonly shown: string[];
  /** What does not fail the check. */
  readonly noted: string[];
  problems: number;
}

const describe = pretty(false);

/**
 * For CI servers: a JUnit report with a test case for each target. A failed one has one failure
 * element with all of its problems, for many readers take only the first.
 */
export function junit({ command }: CheckName): Renderer {
  const cases: TestCase[] = [];
  let omitted = 0;
  return {
    target: (name) => void cases.push({ name, shown: [], noted: [], problems: 0 }),
    problem(problem) {
      const current = cases.at(-1);
      if (!current) return '';
      const isFailure = (problem.severity ?? 'error') === 'error';
      current[isFailure ? 'shown' : 'noted'].push(describe(problem));
      if (isFailure) current.problems++;
      return '';
    },
    omitted() {
      const current = cases.at(-1);
      if (current) current.problems++;
      omitted++;
    },
    end() {
      const failures = cases.filter(({ problems }) => problems > 0).length;
      const counts = { tests: cases.length, failures, errors: 0, skipped: 0 };
      const note = `${omitted} more problems were found and are not listed; raise --max-problems.`;
      const suite = element('testsuite', { name: `crucible ${command}`, ...counts }, [
        ...cases.map((one) => `\n${testCase(one, `crucible.${command}`)}`),
        ...(omitted > 0 ? [`\n${element('system-out', {}, [text(note)])}`] : []),
        '\n',
      ]);
      return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, [suite])}\n`;
    },
  };
}

function testCase({ name, shown, noted, problems }: TestCase, classname: string): string {
  const attributes = { name: printable(name), classname };
  const notes = noted.length > 0 ? [element('system-out', {}, noted.map(text))] : [];
  if (problems === 0) return element('testcase', attributes, notes);
  const message = problems === 1 ? '1 problem' : `${problems} problems`;
  const left = problems - shown.length;
  const body = [...shown, ...(left > 0 ? [`${left} not listed; raise --max-problems\n`] : [])];
  const failure = element('failure', { message, type: 'invalid' }, body.map(text));
  return element('testcase', attributes, [failure, ...notes]);
}
