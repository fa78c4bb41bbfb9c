import { printable } from '../../artifacts';
import { pretty } from './pretty';
import type { Renderer } from './renderer';
import { element, text } from './xml';

interface TestCase {
  readonly name: string;
  readonly shown: string[];
  problems: number;
}

const describe = pretty(false);

/**
 * For CI servers: a JUnit report with a test case for each target. A failed one has one failure
 * element with all of its problems, for many readers take only the first.
 */
export function junit(): Renderer {
  const cases: TestCase[] = [];
  let omitted = 0;
  return {
    target: (name) => void cases.push({ name, shown: [], problems: 0 }),
    problem(problem) {
      const current = cases.at(-1);
      current?.shown.push(describe(problem));
      if (current) current.problems++;
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
      const suite = element('testsuite', { name: 'crucible validate', ...counts }, [
        ...cases.map((one) => `\n${testCase(one)}`),
        ...(omitted > 0 ? [`\n${element('system-out', {}, [text(note)])}`] : []),
        '\n',
      ]);
      return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, [suite])}\n`;
    },
  };
}

function testCase({ name, shown, problems }: TestCase): string {
  const attributes = { name: printable(name), classname: 'crucible.validate' };
  if (problems === 0) return element('testcase', attributes);
  const message = problems === 1 ? '1 problem' : `${problems} problems`;
  const left = problems - shown.length;
  const body = [...shown, ...(left > 0 ? [`${left} not listed; raise --max-problems\n`] : [])];
  const failure = element('failure', { message, type: 'invalid' }, body.map(text));
  return element('testcase', attributes, [failure]);
}
