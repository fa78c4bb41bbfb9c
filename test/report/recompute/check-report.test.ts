import { describe, expect, it } from 'vitest';
import { validateHedgingMetrics, validateReport, validateVoteTrace } from '../../../src/contract';
import { buildReport } from '../../../src/report';
import { checkHedging } from '../../../src/report/recompute/check-hedging';
import { checkPrediction } from '../../../src/report/recompute/check-prediction';
import { checkReport, reportProblems } from '../../../src/report/recompute/check-report';
import { withOneDigitChanged } from './changed';
import { prediction, recordsOf } from './records';

const records = recordsOf();
const frame = {
  generated_at: '2026-11-24T12:00:00.000Z',
  plan: { splits: ['dev'], comparisons: [{ baseline: 'rules', adapter_id: 'lexical' }] },
  notes: ['a note'],
};
const report = buildReport(records, frame);

describe('a report', () => {
  it('is a valid document with something in every part', () => {
    expect(validateReport(report)).toMatchObject({ ok: true });
    expect(records.votes.every((trace) => validateVoteTrace(trace).ok)).toBe(true);
    for (const part of [
      'metrics',
      'comparisons',
      'ensembles',
      'series',
      'quality_results',
    ] as const)
      expect(report[part].length).toBeGreaterThan(0);
    expect(report.latency?.histogram.length).toBeGreaterThan(0);
  });

  it('that follows from its records has no problem', () => {
    expect(checkReport(report, records)).toEqual([]);
  });

  it('with one digit changed has a problem that names the place', () => {
    let changes = 0;
    for (const { pointer, document } of withOneDigitChanged(report)) {
      const found = reportProblems(report, document).map((problem) => problem.pointer);
      expect(found, pointer).toEqual([pointer]);
      changes++;
    }
    expect(changes).toBeGreaterThan(100);
  });

  it('that leaves something out, or adds something, is named', () => {
    const [, ...fewer] = report.metrics;
    const missing = checkReport({ ...report, metrics: fewer }, records);
    expect(missing.map(({ pointer }) => pointer)).toContain('/metrics');
    const { latency: _latency, ...without } = report;
    expect(checkReport(without, records)).toMatchObject([{ expected: /./, received: 'nothing' }]);
    expect(checkReport({ ...report, summary: 'All is well.' }, records)).toMatchObject([
      { rule: 'report-number', pointer: '/summary', received: '"All is well."' },
    ]);
  });

  it('whose records contradict each other says which', () => {
    const [first] = records.predictions;
    const twice = { ...records, predictions: first ? [...records.predictions, first] : [] };
    const [problem] = checkReport(report, twice);
    expect(problem?.message).toContain('answers example q-0 twice');
  });
});

describe('hedging metrics', () => {
  const { hedging } = records;
  if (!hedging) throw new Error('the records have calls');

  it('that follow from their calls have no problem', () => {
    expect(validateHedgingMetrics(hedging)).toMatchObject({ ok: true });
    expect(checkHedging(hedging)).toEqual([]);
  });

  it('with one digit of a result changed have a problem that names the place', () => {
    const { calls, policy, target_ms, ...numbers } = hedging;
    for (const { pointer, document } of withOneDigitChanged(numbers)) {
      const found = checkHedging({ ...document, calls, policy, target_ms });
      expect(found.map((problem) => problem.pointer)).toContain(pointer);
    }
  });
});

describe('a prediction', () => {
  it('has the scores that its output gives', () => {
    const right = prediction('q-1', 'lexical', 'Paris, France');
    expect(checkPrediction(right)).toEqual([]);
    const scores = { ...right.scores, f1: 0.7 };
    expect(checkPrediction({ ...right, scores })).toMatchObject([
      { rule: 'prediction-score', pointer: '/scores/f1', received: '0.7' },
    ]);
    expect(checkPrediction({ ...right, output: null })).toHaveLength(1);
  });
});
