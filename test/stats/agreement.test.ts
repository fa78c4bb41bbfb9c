import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementRate, fleissKappa, pairwiseAgreement } from '../../src/stats';

/** Ten subjects by 14 raters into five categories: the worked example of Wikipedia's "Fleiss' kappa". */
const WORKED_EXAMPLE = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((n, answer) => Array<string>(n).fill(`answer ${answer}`)));

const answer = fc.constantFrom('a', 'b', 'c');
const complete = fc.array(fc.tuple(answer, answer, answer), { minLength: 1 });
const vote = fc.option(answer, { nil: null });
const partial = fc.array(fc.tuple(vote, vote, vote), { minLength: 1 });

/** Fleiss (1971), equations 2 to 9, step by step from the table of counts. */
function kappaByTheBook(rows: readonly (readonly string[])[]): number {
  const categories = [...new Set(rows.flat())];
  const n = rows[0]?.length ?? 0;
  const table = rows.map((row) => categories.map((c) => row.filter((one) => one === c).length));
  const extents = table.map((counts) => counts.reduce((s, k) => s + k * k - k, 0) / (n * (n - 1)));
  const observed = extents.reduce((s, extent) => s + extent, 0) / rows.length;
  const shares = categories.map(
    (_, j) => table.reduce((s, counts) => s + (counts[j] ?? 0), 0) / (rows.length * n),
  );
  const chance = shares.reduce((s, share) => s + share ** 2, 0);
  return (observed - chance) / (1 - chance);
}

describe('fleissKappa', () => {
  it('gives the published value', () => {
    expect(fleissKappa(WORKED_EXAMPLE)).toBeCloseTo(0.20993, 5);
  });

  it('is 1 when all agree, and null when only one answer occurs or no example is complete', () => {
    expect(fleissKappa([['a', 'a'], ['b', 'b']])).toBe(1); // prettier-ignore
    expect(fleissKappa([['a', 'a'], ['a', 'a']])).toBeNull(); // prettier-ignore
    expect(fleissKappa([['a', null]])).toBeNull();
    expect(fleissKappa([])).toBeNull();
  });

  it('leaves out examples with an abstention', () => {
    expect(fleissKappa([...WORKED_EXAMPLE, ['answer 0', null]])).toBe(fleissKappa(WORKED_EXAMPLE));
  });

  it('is what the formulas of the paper give', () => {
    expect(kappaByTheBook(WORKED_EXAMPLE)).toBeCloseTo(0.20993, 5);
    fc.assert(
      fc.property(complete, (rows) => {
        const kappa = fleissKappa(rows);
        if (kappa === null) expect(new Set(rows.flat()).size).toBe(1);
        else expect(kappa).toBeCloseTo(kappaByTheBook(rows), 10);
      }),
    );
  });

  it('does not depend on who gave which vote', () => {
    fc.assert(
      fc.property(complete, (rows) => {
        const turned = rows.map(([a, b, c]) => [c, a, b]);
        expect(fleissKappa(turned)).toEqual(fleissKappa(rows));
      }),
    );
  });

  it('refuses examples with different voters', () => {
    expect(() => fleissKappa([['a', 'b'], ['a', 'b', 'c']])).toThrow(RangeError); // prettier-ignore
  });
});

describe('agreementRate', () => {
  it('counts the examples on which all who voted agree', () => {
    expect(agreementRate([['a', 'a', null], ['a', 'b', 'a'], ['a', null, null]])).toBe(0.5); // prettier-ignore
    expect(agreementRate([['a', null]])).toBeNull();
  });
});

describe('pairwiseAgreement', () => {
  it('is symmetric, and 1 on the diagonal of whoever voted', () => {
    fc.assert(
      fc.property(partial, (rows) => {
        const matrix = pairwiseAgreement(rows, 3);
        for (const [i, line] of matrix.entries()) {
          expect(line).toEqual(matrix.map((other) => other[i]));
          expect(line[i]).toBe(rows.some((row) => row[i] !== null) ? 1 : null);
        }
      }),
    );
  });

  it('counts a pair only where both voted', () => {
    const matrix = pairwiseAgreement([['a', 'a'], ['a', 'b'], ['a', null]], 2); // prettier-ignore
    expect(matrix[0]?.[1]).toBe(0.5);
    expect(pairwiseAgreement([['a', null]], 2)[0]?.[1]).toBeNull();
  });
});
