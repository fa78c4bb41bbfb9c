import { describe, expect, it } from 'vitest';
import { decideContainment } from '../../src/compat/containment';
import { RULES, type Rules } from '../../src/compat/solver';
import { compileWithAjv } from '../../src/compat/witness/ajv';
import { attack } from './fuzz/attack';
import { brokenRules, type Broken } from './fuzz/broken-rules';
import { CORNER_PAIRS, type CornerPair } from './fuzz/corner-pairs';
import { randomPair, sourceOf } from './fuzz/random-pair';

/** Random pairs looked at until a broken rule shows, at most. */
const SEEDS = 3_000;

function verdict({ sub, sup }: CornerPair, rules: Rules): string {
  const options = { budget: {}, formats: new Map(), rules };
  return decideContainment(sourceOf(sub), sourceOf(sup), options).verdict;
}

/** The corner pairs, then random ones, with the verdict of the rules as they are; made once. */
const known: { pair: CornerPair; sound: string }[] = [];

function caseAt(index: number): { pair: CornerPair; sound: string } {
  let found = known[index];
  if (!found) {
    const [sub, sup] = randomPair(index);
    const pair = CORNER_PAIRS[index] ?? { what: `seed ${index}`, sub, sup };
    known[index] = found = { pair, sound: verdict(pair, RULES) };
  }
  return found;
}

/** Whether a verdict given with broken rules betrays them. */
function betrays(index: number, { rules, isUnsound }: Broken): boolean {
  const { pair, sound } = caseAt(index);
  const found = verdict(pair, rules);
  if (!isUnsound) return found === 'undecided' && sound !== 'undecided';
  // What is proved though it is false, a document refutes.
  if (found !== 'contained' || sound === 'contained') return false;
  return pair.witness !== undefined || attack(pair.sub, pair.sup, index) !== undefined;
}

describe('the corner pairs', () => {
  it.each(CORNER_PAIRS)('$what', (pair) => {
    const { sub, sup, witness } = pair;
    if (witness === undefined) expect(verdict(pair, RULES)).toBe('contained');
    else {
      expect(compileWithAjv(sourceOf(sub), new Map())(witness)).toBeUndefined();
      expect(compileWithAjv(sourceOf(sup), new Map())(witness)).toBeDefined();
      expect(verdict(pair, RULES)).not.toBe('contained');
    }
  });
});

describe('a broken rule shows', () => {
  it.each(brokenRules())('$name', (broken) => {
    let index = 0;
    while (index < SEEDS && !betrays(index, broken)) index++;
    expect(index).toBeLessThan(SEEDS);
  });
});
