import { describe, expect, it } from 'vitest';
import { compileWithAjv } from '../../src/compat/witness/ajv';
import { attack } from './fuzz/attack';
import { decide, fuzz } from './fuzz/fuzz';
import { randomPair, sourceOf } from './fuzz/random-pair';
import { hyperjumpAccepts } from './hyperjump';

const PAIRS = 20_000;

describe('20,000 random pairs', () => {
  it('are decided, and what is called compatible withstands every attack', () => {
    const { count, refutations, undecided } = fuzz(1, PAIRS);
    expect(refutations).toEqual([]);
    expect(undecided.length / PAIRS).toBeLessThan(0.005);
    // Ajv is wrong about contains beside prefixItems, and about what if evaluates.
    expect(undecided.filter(({ reason }) => !reason.startsWith('Ajv'))).toEqual([]);
    expect(count.contained).toBeGreaterThan(PAIRS / 2);
    expect(count.broken).toBeGreaterThan(PAIRS / 10);
  }, 240_000);

  it('that break, break by documents on which Hyperjump agrees', async () => {
    let broken = 0;
    for (let seed = 1; broken < 250; seed++) {
      const [sub, sup] = randomPair(seed);
      const decision = decide([sub, sup]);
      if (decision.verdict !== 'broken') continue;
      broken++;
      const { witness } = decision;
      const verdicts = [
        (await hyperjumpAccepts(sub))(witness),
        (await hyperjumpAccepts(sup))(witness),
      ];
      expect([seed, ...verdicts]).toEqual([seed, true, false]);
    }
  });
});

describe('the attack', () => {
  it('finds documents that refute what is wrongly called compatible', () => {
    let broken = 0;
    let found = 0;
    for (let seed = 1; broken < 300; seed++) {
      const [sub, sup] = randomPair(seed);
      if (decide([sub, sup]).verdict !== 'broken') continue;
      broken++;
      const witness = attack(sub, sup, seed);
      if (witness === undefined) continue;
      found++;
      expect(compileWithAjv(sourceOf(sub), new Map())(witness) === undefined).toBe(true);
    }
    expect(found / broken).toBeGreaterThan(0.6);
  });
});
