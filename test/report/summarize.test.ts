import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportComparison } from '../../src/contract';
import { validateReport } from '../../src/contract';
import { summarize } from '../../src/report';
import { mcnemarExact } from '../../src/stats';
import { FIXED_REPORT } from './fixed-report';
import { reports } from './reports';

const main: ReportComparison = {
  metric: 'recall',
  split: 'dev',
  baseline: 'base',
  adapter_id: 'lora',
  difference: 0.1,
  interval: { low: 0.05, high: 0.15, level: 0.95, method: 'bootstrap_percentile' },
  num_examples: 40,
};
const compared = (parts: Partial<ReportComparison>) =>
  summarize({
    ensembles: [],
    metrics: [],
    comparisons: [{ ...main, ...parts }],
    quality_results: [],
  });

describe('the summary', () => {
  it('says what failed and what was found, from the numbers', () => {
    expect(summarize(FIXED_REPORT)).toBe(
      [
        '2 of 3 quality gates failed: citation_precision of lora on dev is 0.520, required at least 0.6; latency_p95 is not measured, required at most 250.5.',
        "On dev, majority voted on 188 examples: accuracy 0.600, agreement rate 0.400, tie rate 0.050. The vote put 1 right that lora had wrong, and 1 wrong that it had right: no difference to its best member lora is shown (McNemar's exact test, p = 0.688).",
        'With hedging, over 400 pairs of calls: no difference in latency_p50 is shown (+0.250 ms, 95 % interval -0.500 to +1.000 ms); latency_p95 is lower (-118 ms, 95 % interval -190 to -85 ms). Within 100 ms: 0.910 of the calls without hedging, 0.980 with it. Hedge rate 0.050, win rate 0.800; added load 0.050 requests a call.',
        'On dev, citation_precision of lora (0.520) is higher than of base: +0.130, 95 % interval +0.060 to +0.190, 188 examples; the interval excludes 0.',
        'On dev.unseen, no difference in citation_precision is shown between lora (0.400) and base: +0.020, 95 % interval -0.050 to +0.090, 74 examples; the interval does not exclude 0.',
        'Of all 4 comparisons the interval excludes 0 in 2, without a correction for making several.',
        '2 of 22 metrics are undefined.',
      ].join(' '),
    );
    const [passed] = FIXED_REPORT.quality_results;
    expect(
      summarize({
        ensembles: [],
        metrics: [],
        comparisons: [],
        quality_results: passed ? [passed] : [],
      }),
    ).toBe('The quality gate passed. No adapters were compared.');
  });

  it('stops long lists, and rounds no failure onto its threshold', () => {
    const gate = {
      metric: 'recall',
      comparator: 'gte' as const,
      threshold: 0.9,
      value: 0.89996,
      passed: false,
    };
    const summary = summarize({
      ensembles: [],
      metrics: [],
      comparisons: [],
      quality_results: Array.from({ length: 7 }, () => gate),
    });
    expect(summary.match(/recall is 0\.89996, required at least 0\.9/g)).toHaveLength(4);
    expect(summary).toContain('; and 3 more.');
  });

  it('claims a difference only where the interval lies on its side of 0', () => {
    const end = fc.double({ noNaN: true, min: -1, max: 1 });
    fc.assert(
      fc.property(end, end, end, (difference, low, high) => {
        const summary = compared({ difference, interval: { ...main.interval, low, high } });
        const higher = difference > 0 && low > 0;
        const lower = difference < 0 && high < 0;
        expect(summary.includes('is higher than')).toBe(higher);
        expect(summary.includes('is lower than')).toBe(lower);
        expect(summary.includes('no difference')).toBe(!higher && !lower);
      }),
    );
  });

  it('claims that hedging changed a latency only where the interval lies on its side of 0', () => {
    const { latency, metrics } = FIXED_REPORT;
    const end = fc.double({ noNaN: true, min: -1e4, max: 1e4 });
    fc.assert(
      fc.property(end, end, end, (difference, low, high) => {
        const arms = { split: null, unit: 'ms', baseline: 'unhedged', adapter_id: 'hedged' };
        const interval = { ...main.interval, low, high };
        const summary = summarize({
          ...{ metrics, ensembles: [], quality_results: [] },
          ...(latency && { latency }),
          comparisons: [{ ...main, ...arms, metric: 'latency_p95', difference, interval }],
        });
        expect(summary.includes('latency_p95 is lower')).toBe(difference < 0 && high < 0);
        expect(summary.includes('latency_p95 is higher')).toBe(difference > 0 && low > 0);
        expect(summary).toContain('added load 0.050 requests a call');
        expect(summary).not.toContain('No adapters');
      }),
    );
  });

  it('claims that a vote helped only where the test of it shows a difference', () => {
    const [ensemble] = FIXED_REPORT.ensembles;
    if (!ensemble) throw new Error('the fixed report has an ensemble');
    const changes = fc.array(fc.constantFrom('wrong_to_right', 'right_to_wrong', 'wrong_to_wrong'));
    fc.assert(
      fc.property(changes, (kinds) => {
        const changed_outcomes = kinds.map((change, i) => ({
          example_id: `q-${i}`,
          best_member_answer: 'a',
          ensemble_answer: 'b',
          change,
        }));
        const won = kinds.filter((kind) => kind === 'wrong_to_right').length;
        const lost = kinds.filter((kind) => kind === 'right_to_wrong').length;
        const p = mcnemarExact(lost, won);
        const place = { adapter_id: 'majority', split: 'dev', num_examples: 188 };
        const summary = summarize({
          ensembles: [{ ...ensemble, changed_outcomes }],
          metrics: [{ name: 'mcnemar_p_value', value: p, ...place }],
          comparisons: [],
          quality_results: [],
        });
        expect(summary).toContain(`put ${won} right that lora had wrong, and ${lost} wrong`);
        expect(summary.includes('the vote helped')).toBe(won > lost && p < 0.05);
        expect(summary.includes('the vote hurt')).toBe(won < lost && p < 0.05);
      }),
    );
  });

  it('includes an interval that ends at 0', () => {
    for (const [low, high, difference] of [
      [0, 0.1, 0.05],
      [-0.1, 0, -0.05],
      [0, 0, 0],
    ] as const)
      expect(compared({ difference, interval: { ...main.interval, low, high } })).toContain(
        'no difference',
      );
  });

  it('of any report is short enough for the contract, whatever the lists hold', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const many = {
          ...report,
          quality_results: Array.from({ length: 50 }, () => report.quality_results).flat(),
        };
        const summary = summarize(many);
        expect(validateReport({ ...report, summary })).toMatchObject({ ok: true });
      }),
    );
  });
});
