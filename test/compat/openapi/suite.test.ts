import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi, type Level } from '../../../src/compat';
import { DISAGREEMENTS } from './disagreements';
import { NOW } from './support';

const SUITE = '../shared/compat-suites/openapi-pairs.json';

interface Pair {
  readonly id: string;
  readonly dialect: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly backward_compatible: boolean | null;
}

/** Options that a label was made with; `strict` has what oasdiff calls a deprecation policy. */
const LEVELS: Readonly<Record<string, Level>> = {
  'openapi-diff/OperationBCTest.operationIdChangedInCompatibleWithFlagSet/bc_operation_changed_incompatible_operation_id':
    'codegen',
  'oasdiff/198-TestRequestPropertyDeprecation_WithoutSunsetWithPolicy': 'strict',
  'oasdiff/293-TestResponsePropertyDeprecation_WithoutSunsetWithPolicy': 'strict',
};

describe.skipIf(!existsSync(SUITE))('the labelled pairs of openapi-diff and oasdiff', () => {
  const pairs = existsSync(SUITE) ? (JSON.parse(readFileSync(SUITE, 'utf8')) as Pair[]) : [];
  const labelled = pairs.filter(
    ({ backward_compatible, dialect }) => backward_compatible !== null && dialect !== 'swagger-2.0',
  );
  const differing = labelled.filter(({ id, old, new: now, backward_compatible }) => {
    const { verdict } = compareOpenApi(old, now, { level: LEVELS[id] ?? 'wire', now: NOW });
    return verdict !== (backward_compatible ? 'compatible' : 'breaking');
  });

  it('are judged as labelled, but for those whose reason is listed', () => {
    expect(labelled.length).toBeGreaterThan(200);
    expect(differing.map(({ id }) => id).sort()).toEqual(Object.keys(DISAGREEMENTS).sort());
  });

  it('are judged as labelled in 95 of 100 cases in which the label holds for the whole pair', () => {
    const sound = labelled.filter(({ id }) => {
      const { kind = 'policy-differs' } = DISAGREEMENTS[id] ?? {};
      return kind === 'policy-differs';
    });
    const agreed = labelled.length - differing.length;
    expect(agreed / sound.length).toBeGreaterThanOrEqual(0.95);
  });
});
