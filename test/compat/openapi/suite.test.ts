import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { compareOpenApi } from '../../../src/compat';
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

describe.skipIf(!existsSync(SUITE))('the labelled pairs of openapi-diff and oasdiff', () => {
  const pairs = existsSync(SUITE) ? (JSON.parse(readFileSync(SUITE, 'utf8')) as Pair[]) : [];
  const labelled = pairs.filter(
    ({ backward_compatible, dialect }) => backward_compatible !== null && dialect !== 'swagger-2.0',
  );
  const differing = labelled.filter(({ old, new: now, backward_compatible }) => {
    const { verdict } = compareOpenApi(old, now, { now: NOW });
    return verdict !== (backward_compatible ? 'compatible' : 'breaking');
  });

  it('are judged as labelled, but for those whose reason is listed', () => {
    expect(labelled.length).toBeGreaterThan(200);
    expect(differing.map(({ id }) => id).sort()).toEqual(Object.keys(DISAGREEMENTS).sort());
  });
});
