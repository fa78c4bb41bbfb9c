import fc from 'fast-check';
import type { EnsembleReport, LatencyReport, Report } from '../../src/contract';
import { FIXED_REPORT } from './fixed-report';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['|', '\\', '`', '\n', '\r\n', '<script>', '&lt;', '[a](b)', '![', ']', '*', '_', '~~'],
        ...['# ', '- ', '+ ', '1. ', '> ', '===', '```', '\u001b[31m', '\u202e', '$x$', ' ', 'a'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Text made to be read as Markdown, HTML or a terminal's escape. */
export const text = hostile.map((t) => t.slice(0, 100));
/** Adapter and split of a metric are free text; names are not. */
const named = fc.option(text);
const name = fc.constantFrom('citation_precision', 'loss', '_'.padStart(2, 'a'), 'model@v1');
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -1, max: 1 }),
  fc.integer(),
);
const count = fc.nat(1000);
const unit = fc.option(
  text.filter((t) => t.length > 0).map((t) => t.slice(0, 32)),
  { nil: undefined },
);
const interval = fc.record({
  low: number,
  high: number,
  level: fc.constant(0.95),
  method: fc.constantFrom('bootstrap_percentile' as const, 'wilson' as const),
});

const metric = fc.record(
  {
    name,
    value: fc.option(number),
    adapter_id: named,
    split: named,
    num_examples: count,
    interval,
  },
  { requiredKeys: ['name', 'value', 'adapter_id', 'split', 'num_examples'] },
);
const comparison = fc.record({
  metric: name,
  split: name,
  baseline: name,
  adapter_id: name,
  difference: number,
  interval,
  num_examples: count,
});
const gate = fc.record(
  {
    metric: name,
    adapter_id: name,
    split: name,
    comparator: fc.constantFrom('gte' as const, 'lte' as const),
    threshold: number,
    value: fc.option(number),
    passed: fc.boolean(),
  },
  { requiredKeys: ['metric', 'comparator', 'threshold', 'value', 'passed'] },
);
const series = fc
  .record({
    name,
    stage: name,
    unit,
    points: fc.array(fc.record({ step: count, value: number }), { maxLength: 60 }),
  })
  .map(({ unit: of, ...rest }) => ({ ...rest, ...(of !== undefined && { unit: of }) }));

const answer = fc.option(text);
const wilson = interval.map((ends) => ({ ...ends, method: 'wilson' as const }));
const accuracy = fc.record({
  num_examples: count,
  num_correct: count,
  accuracy: fc.double({ noNaN: true, min: 0, max: 1 }),
  interval: wilson,
});
const changed = fc.record({
  example_id: fc.constantFrom('q-1', 'a_b'),
  best_member_answer: answer,
  ensemble_answer: answer,
  change: fc.constantFrom(
    ...(['right_to_wrong', 'wrong_to_right', 'wrong_to_wrong', 'right_to_right', null] as const),
  ),
});
const ensemble: fc.Arbitrary<EnsembleReport> = fc
  .record({
    ensemble_id: fc.constantFrom('majority', 'model@v1'),
    num_examples: count,
    members: fc.uniqueArray(name, { maxLength: 3 }),
    scores: fc.array(accuracy, { minLength: 3, maxLength: 3 }),
    judged: fc.boolean(),
    levels: fc.array(accuracy, { maxLength: 3 }),
    changed_outcomes: fc.array(changed, { maxLength: 24 }),
  })
  .map(({ members, scores, judged, levels, ...rest }) => ({
    ...rest,
    split: 'dev',
    members,
    member_accuracy: judged
      ? scores.slice(0, members.length).map((s, i) => ({ adapter_id: members[i] ?? '', ...s }))
      : [],
    best_member: judged ? (members[0] ?? null) : null,
    agreement_matrix: members.map((_, i) => members.map((_, j) => (i === j ? 1 : null))),
    by_agreement: levels.map((level, i) => ({ agreeing: i, ...level })),
  }));

const duration = fc.double({ noNaN: true, min: 0, max: 1e9 });
const latency: fc.Arbitrary<LatencyReport> = fc.record({
  target_ms: duration,
  arms: fc.subarray(['unhedged', 'hedged'] as const).chain((arms) =>
    fc.tuple(
      ...arms.map((arm) =>
        fc.record({
          arm: fc.constant(arm),
          num_calls: count,
          curve: fc.array(
            fc.record({ percentile: fc.constantFrom(0, 50, 99.9, 100), value_ms: duration }),
            { maxLength: 4 },
          ),
        }),
      ),
    ),
  ),
  histogram: fc.array(
    fc.record({ from_ms: duration, to_ms: duration, unhedged: count, hedged: count }),
    { maxLength: 24 },
  ),
});

/** Valid reports: the fixed one with any of its parts replaced. */
export const reports: fc.Arbitrary<Report> = fc
  .record(
    {
      title: text.filter((t) => t.length > 0),
      summary: text,
      params: fc.dictionary(name, fc.oneof(text, number, fc.boolean(), fc.constant(null))),
      metrics: fc
        .array(fc.tuple(metric, unit), { maxLength: 6 })
        .map((list) => list.map(([m, of]) => ({ ...m, ...(of !== undefined && { unit: of }) }))),
      comparisons: fc.array(comparison, { maxLength: 4 }),
      quality_results: fc.array(gate, { maxLength: 4 }),
      ensembles: fc.array(ensemble, { maxLength: 2 }),
      latency,
      series: fc.array(series, { maxLength: 3 }),
      notes: fc.array(text, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((parts) => ({ ...FIXED_REPORT, ...parts }));
