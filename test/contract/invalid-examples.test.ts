import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VALIDATORS, type DocumentName } from '../../src';

const FOLDER = 'examples/invalid';

describe.each(Object.keys(VALIDATORS) as DocumentName[])('invalid examples of %s', (document) => {
  const files = readdirSync(`${FOLDER}/${document}`);

  it('are at least five', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
  });

  it.each(files)('%s breaks one rule', (file) => {
    const value: unknown = JSON.parse(readFileSync(`${FOLDER}/${document}/${file}`, 'utf8'));
    const result = VALIDATORS[document].writer(value);
    expect(result.ok ? [] : result.problems).toHaveLength(1);
  });
});
