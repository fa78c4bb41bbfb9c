import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareSchemas, type Comparison, type DialectName, type Json } from '../../src/compat';
import { hyperjumpAccepts } from './hyperjump';

const FILE = '../shared/compat-suites/json-schema-pairs.json';

interface Oracle {
  readonly verdict: string;
  readonly witness?: Json;
}

interface Pair {
  readonly id: string;
  readonly source: string;
  readonly dialect: DialectName;
  readonly old: object | boolean;
  readonly new: object | boolean;
  readonly containment: { readonly old_in_new: Oracle; readonly new_in_old: Oracle };
}

/** Pairs made to test containment itself; the others come from checkers of compatibility. */
const CONTAINMENT_SUITE = 'sdbs-containment-testsuite';

// The pairs are external and not part of the package; without them nothing can be said.
const isThere = existsSync(FILE);
const PAIRS = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as Pair[]) : [];

interface Run {
  readonly pair: Pair;
  readonly direction: 'backward' | 'forward';
  readonly oracle: Oracle;
  readonly comparison: Comparison;
}

const RUNS: Run[] = PAIRS.flatMap((pair) =>
  (['backward', 'forward'] as const).map((direction) => {
    const { old_in_new, new_in_old } = pair.containment;
    const comparison = compareSchemas(pair.old, pair.new, { direction, dialect: pair.dialect });
    return {
      pair,
      direction,
      comparison,
      oracle: direction === 'backward' ? old_in_new : new_in_old,
    };
  }),
);

function decidedShare(runs: readonly Run[]): number {
  const decided = runs.filter(({ comparison }) => comparison.verdict !== 'undecided');
  return decided.length / runs.length;
}

/** Hyperjump's verdict; undefined when it cannot load the schema. */
async function hyperjumpSays(schema: object | boolean, value: Json): Promise<boolean | undefined> {
  try {
    return (await hyperjumpAccepts(schema))(value);
  } catch {
    return undefined;
  }
}

/** Hyperjump takes `$id` and `$anchor` inside of `const` and `enum` for its own. */
const NAMES_IN_DATA = /\/(anchor|id|unknownKeyword)\//;

describe.skipIf(!isThere)('the external pairs', () => {
  it('are never called compatible where a witness is known', () => {
    const known = RUNS.filter(({ oracle }) => oracle.verdict === 'not-contained');
    expect(known.length).toBeGreaterThan(1_000);
    const wrong = known.filter(({ comparison }) => comparison.verdict === 'compatible');
    expect(wrong.map(({ pair, direction }) => `${pair.id} ${direction}`)).toEqual([]);
  });

  it.each(['backward', 'forward'] as const)('of other checkers are decided, %s', (direction) => {
    const runs = RUNS.filter((run) => run.direction === direction);
    expect(decidedShare(runs.filter(({ pair }) => pair.source !== CONTAINMENT_SUITE))).toBe(1);
  });

  it.each(['backward', 'forward'] as const)(
    'of the containment suite are decided, %s',
    (direction) => {
      const runs = RUNS.filter((run) => run.direction === direction);
      const share = decidedShare(runs.filter(({ pair }) => pair.source === CONTAINMENT_SUITE));
      expect(share).toBeGreaterThan(0.996);
    },
  );

  it('break by documents that Hyperjump accepts and rejects too', async () => {
    // Hyperjump takes too long on witnesses with ten thousand items.
    const runs = RUNS.filter(({ pair, comparison: { verdict, witness } }) => {
      const isSmall = JSON.stringify(witness ?? null).length < 10_000;
      return verdict === 'breaking' && pair.dialect === '2020-12' && isSmall;
    });
    const disagreements: string[] = [];
    let confirmed = 0;
    for (const { pair, direction, comparison } of runs) {
      const [sub, sup] = direction === 'backward' ? [pair.old, pair.new] : [pair.new, pair.old];
      const { witness = null } = comparison;
      const verdicts = await Promise.all([sub, sup].map((one) => hyperjumpSays(one, witness)));
      if (verdicts[0] === true && verdicts[1] === false) confirmed++;
      else if (!verdicts.includes(undefined)) disagreements.push(pair.id);
    }
    expect(disagreements.filter((id) => !NAMES_IN_DATA.test(id))).toEqual([]);
    expect(confirmed / runs.length).toBeGreaterThan(0.98);
  });
});
