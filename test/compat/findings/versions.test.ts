import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/artifacts';
import { requiredBump } from '../../../src/compat/findings/required-bump';
import {
  bumpBetween,
  BUMPS,
  largest,
  shiftedFor,
  suffices,
} from '../../../src/compat/findings/version-bump';
import { findingsBetween, get } from '../openapi/support';

const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20));

describe('the bump between two versions', () => {
  it('is the first number that rises', () => {
    fc.assert(
      fc.property(
        version,
        fc.nat(2),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        (from, at, by, rest) => {
          const to = from.map((number, i) => (i < at ? number : i === at ? number + by : rest));
          const expected = ['major', 'minor', 'patch'][at];
          expect(bumpBetween(from.join('.'), to.join('.'))).toBe(expected);
          expect(bumpBetween(to.join('.'), from.join('.'))).toBe('none');
          expect(bumpBetween(from.join('.'), from.join('.'))).toBe('none');
        },
      ),
    );
  });

  it.each(['1', '1.2', 'x', '1.2.3.4', '1.2.3 || true', '-1.0.0', ''])(
    'is not known of %j',
    (text) => {
      expect(bumpBetween(text, '1.0.0')).toBeUndefined();
      expect(bumpBetween('1.0.0', text)).toBeUndefined();
    },
  );

  it('reads versions with a v, of previews and of builds', () => {
    expect(bumpBetween('v1.0.0', '1.1.0-rc.1+7')).toBe('minor');
  });

  it('counts one less of 0.x', () => {
    expect(BUMPS.map((bump) => shiftedFor('0.3.1', bump))).toEqual([
      'none',
      'patch',
      'patch',
      'minor',
    ]);
    expect(BUMPS.map((bump) => shiftedFor('1.0.0', bump))).toEqual([...BUMPS]);
  });

  it('is ordered', () => {
    const bump = fc.constantFrom(...BUMPS);
    fc.assert(
      fc.property(bump, bump, (one, other) => {
        expect(suffices(largest(one, other), one)).toBe(true);
        expect(suffices(largest(one, other), other)).toBe(true);
        expect([one, other]).toContain(largest(one, other));
      }),
    );
  });
});

describe('the bump that a change requires', () => {
  const before: JsonValue = {
    title: 'Pet',
    type: 'object',
    properties: { title: { type: 'string', enum: ['a', 'b'] } },
  };
  const changed = (change: Record<string, JsonValue>) =>
    requiredBump(before, { ...(before as Record<string, JsonValue>), ...change }, []);

  it.each<[string, Record<string, JsonValue>]>([
    ['none', { type: 'object' }],
    ['patch', { title: 'A pet' }],
    [
      'patch',
      { description: 'A pet.', examples: [{}], $comment: 'x', 'x-schema-version': '1.0.1' },
    ],
    ['minor', { properties: {} }],
    ['minor', { properties: { title: { type: 'string', enum: ['a', 'b'] }, description: {} } }],
    ['minor', { properties: { title: { type: 'string', enum: ['a', 'c'] } } }],
    ['minor', { default: { title: 'x' } }],
  ])('is %s for %j', (bump, change) => {
    expect(changed(change)).toBe(bump);
  });

  it('is major for a break, and not for one that goes forward or is undecided', () => {
    const findings = findingsBetween({}, get(null));
    const with_ = (change: object) =>
      requiredBump(
        before,
        {},
        findings.map((finding) => ({ ...finding, ...change })),
      );
    expect(with_({})).toBe('major');
    expect(with_({ direction: 'forward' })).toBe('minor');
    expect(with_({ severity: 'undecided' })).toBe('minor');
  });
});
