import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeRule, type FileProblem } from '../../src/artifacts';
import { SYNTAX_RULES } from '../../src/artifacts/json';
import { VALIDATORS, type DocumentName } from '../../src/contract';
import { createRenderer, type FormatName } from '../../src/cli/render';
import { element, text as xmlText } from '../../src/cli/render/xml';
import { crucible } from './command';
import { soundRun, temporaryFolder, writeRun } from './run-folder';
import { validateSarif } from './sarif';

interface SarifLog {
  runs: {
    tool: { driver: { name: string; rules: { id: string; help: { text: string } }[] } };
    columnKind: string;
    invocations: { toolExecutionNotifications?: { message: { text: string } }[] }[];
    results: {
      ruleId: string;
      ruleIndex: number;
      message: { text: string };
      locations: {
        physicalLocation: {
          artifactLocation: { uri: string };
          region: { startLine: number; startColumn: number };
        };
        logicalLocations: { fullyQualifiedName: string }[];
      }[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}

const HOSTILE = '"\'&<>]]>\u0000\u001b[2J\u0085\u2028\ud83d\ude00\ud800\ufffe{0}[x](1)\r\n\t%,:#?';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...HOSTILE.split('')) }),
);
const anyProblem: fc.Arbitrary<FileProblem> = fc.record({
  file: hostileText.map((name) => `f${name.replaceAll('\0', '')}`),
  line: fc.integer({ min: 1 }),
  column: fc.integer({ min: 1 }),
  // Rules are the only text that no document can choose.
  rule: fc.constantFrom('torn-line', 'type', 'seq-gap', 'another'),
  pointer: hostileText,
  message: hostileText,
  expected: hostileText,
  received: hostileText,
  hint: hostileText,
});

const aProblem: FileProblem = {
  file: 'votes.jsonl',
  line: 1,
  column: 1,
  rule: 'type',
  pointer: '',
  message: 'm',
  expected: 'e',
  received: 'r',
  hint: 'h',
};

/** What a format prints for targets with problems, of which some may be left out. */
function printed(format: FormatName, targets: FileProblem[][], omitted = 0): string {
  const renderer = createRenderer(format);
  let text = '';
  for (const problems of targets) {
    renderer.target(problems[0]?.file ?? 'fine');
    for (const problem of problems) text += renderer.problem(problem);
  }
  for (let i = 0; i < omitted; i++) renderer.omitted();
  return text + renderer.end();
}

describe('--format sarif', () => {
  const validate = validateSarif;

  function expectValid(text: string): SarifLog {
    const log = JSON.parse(text) as SarifLog;
    validate?.(log);
    expect(validate?.errors).toBeNull();
    return log;
  }

  it.skipIf(!validate)('is valid by the schema of SARIF for any problems', () => {
    expect(validate?.({ version: '2.1.0', runs: [{}] })).toBe(false);
    fc.assert(
      fc.property(fc.array(anyProblem, { maxLength: 4 }), fc.nat(2), (problems, omitted) => {
        const log = expectValid(printed('sarif', [problems], omitted));
        expect(log.runs[0]?.results).toHaveLength(problems.length);
      }),
    );
  });

  it.skipIf(!validate)('is a whole document for a run that is fine and for one that is not', () => {
    const run = soundRun();
    writeRun(join(folder, 'fine'), run);
    const fine = crucible(['--format', 'sarif', join(folder, 'fine')]);
    expect(fine.status).toBe(0);
    expect(expectValid(fine.stdout).runs[0]?.results).toEqual([]);

    const name = 'odd "\u{1f600}\u2028\' #%[1]';
    run.manifest.output_dir = '../up';
    writeRun(join(folder, name), run);
    const { status, stdout } = crucible(['--format', 'sarif', name], { cwd: folder });
    expect(status).toBe(1);
    const [log] = expectValid(stdout).runs;
    const [result] = log?.results ?? [];
    const [location] = result?.locations ?? [];
    expect(log?.results).toHaveLength(1);
    expect(log?.columnKind).toBe('utf16CodeUnits');
    expect(log?.tool.driver.rules.map(({ id }) => id)).toEqual(['path-outside']);
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    const uri = artifactLocation?.uri ?? '';
    expect(uri).toMatch(/^[A-Za-z0-9%/_.~!*'()-]+$/);
    expect(decodeURIComponent(uri)).toBe(`${name}/run_manifest.json`);
    expect(location?.logicalLocations).toEqual([{ fullyQualifiedName: '/output_dir' }]);
    const text = readFileSync(join(folder, name, 'run_manifest.json'), 'utf8');
    const line = text.split('\n')[(region?.startLine ?? 0) - 1];
    expect(line?.slice((region?.startColumn ?? 0) - 1)).toBe('"../up",');
  });

  it('names a file outside the working folder by its whole URI', () => {
    writeFileSync(join(folder, 'votes.jsonl'), '[]\n');
    mkdirSync(join(folder, 'below'), { recursive: true });
    const { stdout } = crucible(['--format', 'sarif', '../votes.jsonl'], {
      cwd: join(folder, 'below'),
    });
    const [result] = (JSON.parse(stdout) as SarifLog).runs[0]?.results ?? [];
    const uri = result?.locations[0]?.physicalLocation.artifactLocation.uri;
    expect(uri).toMatch(/^file:\/\/\/.*\/votes\.jsonl$/);
  });

  it('keeps fingerprints when lines move, and tells equal problems apart', () => {
    const file = join(folder, 'predictions.jsonl');
    const prints = (text: string) => {
      writeFileSync(file, text);
      const { stdout } = crucible(['--format', 'sarif', file]);
      const results = (JSON.parse(stdout) as SarifLog).runs[0]?.results ?? [];
      return results.map((result) => Object.values(result.partialFingerprints)[0]);
    };
    const before = prints('[]\n[]\n1\n');
    expect(new Set(before).size).toBe(3);
    expect(prints('\n[]\n[]\n1\n').slice(1)).toEqual(before);
  });

  it('lets no name make a placeholder or a link, and points results at their rules', () => {
    fc.assert(
      fc.property(fc.array(anyProblem, { minLength: 1, maxLength: 5 }), (problems) => {
        const [log] = (JSON.parse(printed('sarif', [problems])) as SarifLog).runs;
        for (const { message, ruleId, ruleIndex } of log?.results ?? []) {
          expect(message.text).not.toMatch(/\]\(/);
          expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
          expect(log?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
        }
      }),
      { examples: [[[{ ...aProblem, message: '[x](1) {0}' }]]] },
    );
  });

  it('says that problems were left out', () => {
    const log = JSON.parse(printed('sarif', [[]], 3)) as SarifLog;
    const [note] = log.runs[0]?.invocations[0]?.toolExecutionNotifications ?? [];
    expect(note?.message.text).toContain('3 more problems');
  });

  it('describes every rule that the invalid examples break', () => {
    const rules = brokenRules();
    expect(rules.size).toBeGreaterThan(10);
    for (const rule of rules) expect([rule, describeRule(rule).title]).not.toEqual([rule, rule]);
  });
});

/** Rules of the schemas that examples/invalid breaks, and those of the syntax. */
function brokenRules(): Set<string> {
  const isDocument = (name: string): name is DocumentName => Object.hasOwn(VALIDATORS, name);
  const documents = readdirSync('examples/invalid').filter(isDocument);
  const rules = documents.flatMap((document) =>
    readdirSync(join('examples/invalid', document)).flatMap((name) => {
      const text = readFileSync(join('examples/invalid', document, name), 'utf8');
      const result = VALIDATORS[document].writer(JSON.parse(text));
      return result.ok ? [] : result.problems.map(({ rule }) => rule);
    }),
  );
  return new Set([...rules, ...Object.keys(SYNTAX_RULES)]);
}

/** Reads XML with Python's expat, a conforming parser, and gives back what it holds. */
const READ_XML = `
import json, sys, xml.etree.ElementTree as tree
for line in sys.stdin:
    root = tree.fromstring(json.loads(line).encode('utf-8'))
    cases = [{'name': c.get('name'), 'failures': [[f.get('message'), f.text] for f in c.findall('failure')]}
             for c in root.iter('testcase')]
    suite = root.find('testsuite')
    print(json.dumps({'root': root.tag, 'suite': dict(suite.attrib), 'cases': cases,
                      'out': [o.text for o in suite.findall('system-out')]}))
`;

interface ReadReport {
  root: string;
  suite: Record<string, string>;
  cases: { name: string; failures: [message: string, text: string][] }[];
  out: string[];
}

function readXml(documents: readonly string[]): ReadReport[] {
  const input = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
  const { stdout, stderr } = spawnSync('python3', ['-c', READ_XML], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ReadReport);
}

/** Reads one attribute and the text of elements, as {@link READ_XML} does. */
const READ_ELEMENTS = `
import json, sys, xml.etree.ElementTree as tree
for line in sys.stdin:
    root = tree.fromstring(json.loads(line).encode('utf-8'))
    print(json.dumps([root.get('a'), root.text or '']))
`;

describe('--format junit', () => {
  const hasPython = spawnSync('python3', ['--version']).status === 0;

  it('holds only characters that XML 1.0 allows', () => {
    fc.assert(
      fc.property(fc.array(anyProblem, { maxLength: 4 }), (problems) => {
        const text = printed('junit', [problems]);
        expect(text).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });

  it.skipIf(!hasPython)('is well formed for any problems, and loses none of their text', () => {
    const some = fc.array(fc.array(anyProblem, { maxLength: 3 }), { maxLength: 3 });
    const targets = fc.sample(some, 300);
    const reports = readXml(targets.map((one) => printed('junit', one)));
    expect(reports).toHaveLength(targets.length);
    for (const [index, { root, suite, cases }] of reports.entries()) {
      const problems = targets[index] ?? [];
      expect(root).toBe('testsuites');
      expect(suite['tests']).toBe(String(problems.length));
      expect(suite['failures']).toBe(String(problems.filter(({ length }) => length > 0).length));
      const shown = problems.map((one) =>
        one.map((problem) => printed('pretty', [[problem]])).join(''),
      );
      const read = cases.map(({ failures }) => failures.map(([, text]) => text).join(''));
      // Colours depend on the terminal of the test; what is read has none.
      expect(read).toEqual(shown.map((text) => text.replace(/\u001b\[\d+m/g, '')));
    }
  });

  it.skipIf(!hasPython)('gives back any text but what XML cannot hold, which is shown', () => {
    const texts = [...fc.sample(hostileText, 300), HOSTILE];
    const input = texts.map((raw) => {
      return `${JSON.stringify(element('e', { a: raw }, [xmlText(raw)]))}\n`;
    });
    const { stdout } = spawnSync('python3', ['-c', READ_ELEMENTS], {
      input: input.join(''),
      encoding: 'utf8',
    });
    const read = stdout.split('\n').filter(Boolean);
    expect(read).toHaveLength(texts.length);
    for (const [index, raw] of texts.entries()) {
      const shown = raw.replace(
        /[\0-\u0008\v\f\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu,
        (character) => {
          return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
        },
      );
      expect(JSON.parse(read[index] ?? '')).toEqual([shown, shown]);
    }
  });

  it.skipIf(!hasPython)('has a case for every run and file, and says what was left out', () => {
    mkdirSync(join(folder, 'junit'));
    const run = soundRun();
    writeRun(join(folder, 'junit', 'a&"<\u{1f600}\u2028'), run);
    writeFileSync(join(folder, 'junit', 'votes.jsonl'), '[]\n{\n"\u0007"\n[]\n');
    const args = ['--format', 'junit', '--max-problems', '2', '.'];
    const { status, stdout } = crucible(args, { cwd: join(folder, 'junit') });
    const [report] = readXml([stdout]);
    expect(status).toBe(1);
    expect(report?.suite).toMatchObject({ tests: '2', failures: '1', errors: '0' });
    expect(report?.cases.map(({ name }) => name)).toEqual(['a&"<\u{1f600}\\u2028', 'votes.jsonl']);
    const [message, text] = report?.cases[1]?.failures[0] ?? [];
    expect(message).toBe('4 problems');
    expect(text).toContain('votes.jsonl:2:');
    expect(text).toContain('2 not listed');
    expect(report?.out).toEqual([expect.stringContaining('2 more problems')]);
  });
});

describe('--format github', () => {
  it('is read back by the runner as it was meant', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const text = printed('github', [[problem]]);
        // The grammar of actions/runner: command, properties at commas, unescaping in this order.
        const [, properties = '', data] = /^::error (.*?)::(.*)\n$/s.exec(text) ?? [];
        expect(text.slice(0, -1)).not.toMatch(/[\r\n]/);
        expect(data).toBeDefined();
        const read = new Map(
          properties.split(',').map((one) => {
            const at = one.indexOf('=');
            return [one.slice(0, at), unescape(one.slice(at + 1))];
          }),
        );
        expect(Object.fromEntries(read)).toEqual({
          file: problem.file,
          line: String(problem.line),
          col: String(problem.column),
          title: problem.rule,
        });
      }),
    );
  });

  function unescape(text: string): string {
    const unescaped = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
    return unescaped.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  }
});
