import { describe, expect, it } from 'vitest';
import { NOT_JSON } from './not-json';
import { rulesOf } from './support';

describe('hostile texts', () => {
  it.each(NOT_JSON)('refuses %j', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    const rules = rulesOf(text);
    expect(rules).toContain('json-syntax');
  });

  it.each([
    '[]',
    '{}',
    ' null ',
    '""',
    '0',
    '-0',
    '"\u007f"',
    '"\u2028"',
    '[1E+2]',
    '"\\/"',
    '"\ufeff"',
  ])('accepts %j', (text) => expect(rulesOf(text)).toEqual([]));
});
