import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi, type Finding } from '../../../src/compat';
import { DISAGREEMENTS } from './disagreements';
import { isLookedAt, levelOf, type LabelDetails } from './label-modes';
import { NOW } from './support';

const SUITE = '../shared/compat-suites/openapi-pairs.json';

interface Pair {
  readonly id: string;
  readonly dialect: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly backward_compatible: boolean | null;
  readonly source_details: LabelDetails;
}

/** What is found by what the label was made with. */
function findingsOf({ old, new: now, source_details: details }: Pair): readonly Finding[] {
  const { findings } = compareOpenApi(old, now, { level: levelOf(details), now: NOW });
  return findings.filter(({ rule }) => isLookedAt(details, rule));
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

  it('are judged as labelled in 92 of 100 cases, in 95 of those whose label is not wrong', () => {
    const wrong = Object.values(DISAGREEMENTS).filter(({ kind }) => kind === 'label-wrong');
    expect(agreed / labelled.length).toBeGreaterThanOrEqual(0.92);
    expect(agreed / (labelled.length - wrong.length)).toBeGreaterThanOrEqual(0.95);
  });
});
