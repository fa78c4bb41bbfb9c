import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/artifacts';
import {
  compareContracts,
  compareOpenApi,
  CONTRACT_RULES,
  LEVELS,
  OPENAPI_RULES,
  readContract,
  readSingle,
  waive,
  type Finding,
} from '../../src/compat';
import { waiverProblem } from '../../src/cli/compat-problems';
import { WAIVER_RULES } from '../../src/cli/compat-rules';
import { validateCompatWaivers } from '../../src/contract';
import { mergePatch } from './openapi/merge-patch';
import { PETS } from './openapi/pets';
import { NOW } from './openapi/support';

const TEXT = readFileSync('docs/compatibility.md', 'utf8');

const START = { line: 1, column: 1, pointer: '' };

interface Section {
  readonly rule: string;
  readonly text: string;
  /** The block with that name after its language; undefined when there is none. */
  readonly block: (name: string) => string | undefined;
}

const SECTIONS: Section[] = TEXT.split(/^### /m)
  .slice(1)
  .map((text) => ({
    rule: /^`([a-z-]+)`/.exec(text)?.[1] ?? '',
    text: text.replaceAll('\n', ' '),
    block: (name) => new RegExp(`\`\`\`\\w+ ${name}\\n([^]*?)\`\`\``).exec(text)?.[1],
  }));

function sectionOf(rule: string): Section {
  const section = SECTIONS.find((one) => one.rule === rule);
  if (!section) throw new Error(`docs/compatibility.md has no section ${rule}`);
  return section;
}

function json(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

it('has a section for every rule, and for nothing else', () => {
  const rules = [OPENAPI_RULES, CONTRACT_RULES, WAIVER_RULES].flatMap((of) => Object.keys(of));
  expect(SECTIONS.map(({ rule }) => rule).sort()).toEqual(rules.sort());
});

describe.each(Object.entries(OPENAPI_RULES))('%s', (rule, { level, title, help }) => {
  const { text, block } = sectionOf(rule);
  const before = mergePatch(PETS, parse(block('before') ?? '{}') as JsonValue);
  const after = mergePatch(before, parse(block('change') ?? '{}') as JsonValue);

  it('is described as it is', () => {
    expect(text).toContain(`${title}.`);
    expect(text).toContain(`Instead: ${help}`);
    expect(text.includes(`With \`--level ${level}\``)).toBe(level !== 'wire');
  });

  it('breaks by the example, as the example says', () => {
    const { verdict, findings } = compareOpenApi(before, after, { level, now: NOW });
    const found = findings.filter((finding) => finding.rule === rule);
    expect(verdict).toBe('breaking');
    expect(found.map(({ message }) => message)).toContain(block('finding')?.trim());
    expect(found.map(({ witness }) => witness)).toContainEqual(json(block('witness')));
  });

  it('does not count on the level before its own', () => {
    const below = LEVELS[LEVELS.indexOf(level) - 1];
    if (below === undefined) return;
    const { findings } = compareOpenApi(before, after, { level: below, now: NOW });
    expect(findings.map((finding) => finding.rule)).not.toContain(rule);
  });
});

describe.each(['schema-narrowed', 'version-not-raised'] as const)('%s', (rule) => {
  const { text, block } = sectionOf(rule);
  const contract = (name: string) => readSingle(`${name}.json`, Buffer.from(block(name) ?? ''));

  it('breaks by the example, as the example says', () => {
    const { findings } = compareContracts(contract('old'), contract('new'));
    const [finding]: readonly Finding[] = findings;
    expect(findings).toHaveLength(1);
    expect(finding?.rule).toBe(rule);
    expect(finding?.witness).toEqual(json(block('witness')));
    expect(text).toContain(`Instead: ${CONTRACT_RULES[rule].help}`);
  });
});

describe('document-removed', () => {
  const { text, block } = sectionOf('document-removed');
  const contract = (name: string) => {
    const files = Object.entries(parse(block(name) ?? '') as Record<string, JsonValue>);
    const tree = files.map(([path, value]) => [path, Buffer.from(JSON.stringify(value))] as const);
    return readContract(name, new Map(tree), '');
  };

  it('breaks by the example, as the example says', () => {
    const { findings } = compareContracts(contract('old'), contract('new'));
    expect(findings.map(({ message }) => message)).toEqual([block('finding')?.trim()]);
    expect(findings.map(({ rule }) => rule)).toEqual(['document-removed']);
    expect(text).toContain(`Instead: ${CONTRACT_RULES['document-removed'].help}`);
  });
});

describe.each(['waiver-expired', 'waiver-unused'] as const)('%s', (rule) => {
  const { text, block } = sectionOf(rule);
  const { block: narrowed } = sectionOf('schema-narrowed');
  const contract = (name: string) => readSingle(name, Buffer.from(narrowed(name) ?? ''));

  it('fails by the example, as the example says', () => {
    const waivers: unknown = parse(block('waivers') ?? '');
    const result = validateCompatWaivers(waivers);
    if (!result.ok) throw new Error(result.problems[0]?.message);
    const { findings } = compareContracts(contract('old'), contract('new'));
    const { expired, unused } = waive(findings, result.value.waivers, new Date('2026-04-01'));
    const failed = rule === 'waiver-expired' ? expired : unused;
    const file = { file: 'waivers.yaml', waivers: failed, placeOf: () => START };
    expect(failed.map((waiver) => waiverProblem(rule, waiver, file).message)).toEqual([
      block('finding')?.trim(),
    ]);
    expect(text).toContain(`Instead: ${WAIVER_RULES[rule].help}`);
  });
});

it('shows a file of waivers that is valid', () => {
  const waivers: unknown = parse(/```yaml waivers\n([^]*?)```/.exec(TEXT)?.[1] ?? '');
  expect(validateCompatWaivers(waivers)).toMatchObject({ ok: true });
});
