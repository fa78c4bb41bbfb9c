import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualityTarget, ReportMetric } from '../../src/contract';
import { evaluateTargets } from '../../src/report';

const name = fc.constantFrom('precision', 'recall');
const adapter = fc.constantFrom('base', 'lora');
const split = fc.constantFrom('dev', 'dev.unseen');
const value = fc.constantFrom(0, 0.25, 0.5, 1);

const metrics: fc.Arbitrary<ReportMetric[]> = fc.array(
  fc.record({
    name,
    value: fc.option(value),
    adapter_id: fc.option(adapter),
    split: fc.option(split),
    num_examples: fc.nat(),
  }),
  { maxLength: 6 },
);
const target: fc.Arbitrary<QualityTarget> = fc.record(
  {
    metric: name,
    adapter_id: adapter,
    split,
    comparator: fc.constantFrom('gte', 'lte'),
    threshold: value,
    on_missing: fc.constant('fail' as const),
  },
  { requiredKeys: ['metric', 'comparator', 'threshold', 'on_missing'] },
);

describe('quality gates', () => {
  it('read the one metric that they name, and fail without it', () => {
    fc.assert(
      fc.property(fc.array(target, { maxLength: 4 }), metrics, (targets, measured) => {
        const results = evaluateTargets(targets, measured);
        expect(results).toHaveLength(targets.length);
        for (const [i, { on_missing, ...asked }] of targets.entries()) {
          const { value, passed, ...repeated } = results[i] ?? { value: null, passed: false };
          expect(on_missing).toBe('fail');
          expect(repeated).toStrictEqual(asked);
          const key = (m: { adapter_id?: string | null; split?: string | null }) => [
            'adapter_id' in asked ? m.adapter_id : 'any',
            'split' in asked ? m.split : 'any',
          ];
          const read = measured.filter(
            (m) => m.name === asked.metric && key(m).join() === key(asked).join(),
          );
          const expected = read.length === 1 ? (read[0]?.value ?? null) : null;
          expect(value).toBe(expected);
          const { comparator, threshold } = asked;
          const above = expected !== null && expected >= threshold && comparator === 'gte';
          const below = expected !== null && expected <= threshold && comparator === 'lte';
          expect(passed).toBe(above || below);
        }
      }),
    );
  });

  it('do not guess which adapter is meant', () => {
    const of = (adapter_id: string, value: number): ReportMetric => ({
      name: 'precision',
      value,
      adapter_id,
      split: 'dev',
      num_examples: 9,
    });
    const gate: QualityTarget = {
      metric: 'precision',
      comparator: 'gte',
      threshold: 0.5,
      on_missing: 'fail',
    };
    const measured = [of('base', 0.6), of('lora', 0.5)];
    expect(evaluateTargets([gate], measured)).toMatchObject([{ value: null, passed: false }]);
    expect(evaluateTargets([{ ...gate, adapter_id: 'lora' }], measured)).toEqual([
      {
        metric: 'precision',
        adapter_id: 'lora',
        comparator: 'gte',
        threshold: 0.5,
        value: 0.5,
        passed: true,
      },
    ]);
  });
});
