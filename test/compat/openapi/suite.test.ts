import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi, type Finding, type Level } from '../../../src/compat';
import { DISAGREEMENTS } from './disagreements';
import { isCounted, isLookedAt, levelOf, policyOf, type LabelDetails } from './label-modes';
import { NOW } from './support';

const SUITE = '../shared/compat-suites/openapi-pairs.json';

interface Pair {
  readonly source: string;
  readonly id: string;
  readonly dialect: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly backward_compatible: boolean | null;
  readonly source_details: LabelDetails;
}

/** What is found by what the label was made with. */
function findingsOf({ source, old, new: now, source_details: details }: Pair): Finding[] {
  const found = (level: Level) =>
    compareOpenApi(old, now, { level, policy: policyOf(details), now: NOW }).findings;
  const counted = found('codegen').filter(({ rule }) => isCounted(source, details, rule));
  const asked = found(levelOf(details)).filter((finding) => isLookedAt(source, details, finding));
  return [...counted, ...asked];
}

describe.skipIf(!existsSync(SUITE))('the labelled pairs of openapi-diff and oasdiff', () => {
  const pairs = existsSync(SUITE) ? (JSON.parse(readFileSync(SUITE, 'utf8')) as Pair[]) : [];
  const labelled = pairs.filter(
    ({ backward_compatible, dialect }) => backward_compatible !== null && dialect !== 'swagger-2.0',
  );
  const differing = labelled.filter((pair) => {
    const findings = findingsOf(pair);
    const isBreaking = findings.some(({ severity }) => severity === 'breaking');
    const isCompatible = findings.length === 0;
    return pair.backward_compatible ? !isCompatible : !isBreaking;
  });
  const agreed = labelled.length - differing.length;

  it('are judged as labelled, but for those whose reason is listed', () => {
    expect(labelled.length).toBeGreaterThan(200);
    expect(differing.map(({ id }) => id).sort()).toEqual(Object.keys(DISAGREEMENTS).sort());
  });

  it('are judged as labelled in 95 of 100 cases', () => {
    expect(agreed / labelled.length).toBeGreaterThanOrEqual(0.95);
  });
});
