import type {
  EnsembleReport,
  Interval,
  LatencyReport,
  Report,
  ReportMetric,
} from '../../src/contract';

const bootstrap = (low: number, high: number): Interval => ({
  low,
  high,
  level: 0.95,
  method: 'bootstrap_percentile',
});

const wilson = (low: number, high: number): Interval => ({
  low,
  high,
  level: 0.95,
  method: 'wilson',
});

const order = (low: number, high: number): Interval => ({
  low,
  high,
  level: 0.95,
  method: 'order_statistics',
});

const measured = (
  adapter_id: string,
  split: string | null,
  num_examples: number,
  values: Readonly<Record<string, Pick<ReportMetric, 'value' | 'unit' | 'interval'>>>,
): ReportMetric[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    adapter_id,
    split,
    num_examples,
    ...value,
  }));

const VOTE_METRICS = measured('majority', 'dev', 188, {
  accuracy: { value: 0.6, interval: wilson(0.53, 0.67) },
  agreement_rate: { value: 0.4, interval: wilson(0.33, 0.47) },
  tie_rate: { value: 0.05, interval: wilson(0.03, 0.09) },
  fleiss_kappa: { value: null },
  mcnemar_p_value: { value: 0.6875 },
});

const ARM_METRICS = [
  ...measured('unhedged', null, 400, {
    latency_p50: { value: 21.5, unit: 'ms', interval: order(20.4, 22) },
    latency_p95: { value: 180, unit: 'ms', interval: order(150, 260) },
    'latency_p99.9': { value: 900, unit: 'ms' },
    success_within_target: { value: 0.91, interval: wilson(0.88, 0.93) },
  }),
  ...measured('hedged', null, 400, {
    latency_p50: { value: 21.75, unit: 'ms', interval: order(20.8, 22.5) },
    latency_p95: { value: 62, unit: 'ms', interval: order(55, 80) },
    'latency_p99.9': { value: 240, unit: 'ms' },
    success_within_target: { value: 0.98, interval: wilson(0.96, 0.99) },
    hedge_rate: { value: 0.05, interval: wilson(0.03, 0.08) },
    win_rate: { value: 0.8, interval: wilson(0.58, 0.92) },
    added_load: { value: 0.05 },
    wasted_ms: { value: 812.5, unit: 'ms' },
  }),
];

const ENSEMBLE: EnsembleReport = {
  ensemble_id: 'majority',
  split: 'dev',
  num_examples: 188,
  members: ['rules', 'lora', 'silent'],
  member_accuracy: [
    { adapter_id: 'rules', num_examples: 188, num_correct: 90, accuracy: 0.479, interval: wilson(0.41, 0.55) },
    { adapter_id: 'lora', num_examples: 188, num_correct: 110, accuracy: 0.585, interval: wilson(0.51, 0.65) },
    { adapter_id: 'silent', num_examples: 188, num_correct: 0, accuracy: 0, interval: wilson(0, 0.02) },
  ],
  best_member: 'lora',
  agreement_matrix: [
    [1, 0.4, null],
    [0.4, 1, null],
    [null, null, null],
  ],
  by_agreement: [
    { agreeing: 1, num_examples: 113, num_correct: 45, accuracy: 0.398, interval: wilson(0.31, 0.49) },
    { agreeing: 2, num_examples: 75, num_correct: 68, accuracy: 0.907, interval: wilson(0.82, 0.95) },
  ],
  changed_outcomes: [
    { example_id: 'q-1', best_member_answer: 'a | b', ensemble_answer: '<b>Paris</b>', change: 'wrong_to_right' },
    ...Array.from({ length: 12 }, (_, i) => ({
      example_id: `q-w${i}`,
      best_member_answer: 'x'.repeat(70),
      ensemble_answer: null,
      change: 'wrong_to_wrong' as const,
    })),
    { example_id: 'q-2', best_member_answer: '', ensemble_answer: '`rm`', change: 'right_to_wrong' },
  ],
}; // prettier-ignore

const LATENCY: LatencyReport = {
  target_ms: 100,
  arms: (['unhedged', 'hedged'] as const).map((arm) => ({
    arm,
    num_calls: 400,
    curve: [
      { percentile: 0, value_ms: 18.5 },
      { percentile: 50, value_ms: arm === 'hedged' ? 21.75 : 21.5 },
      { percentile: 100, value_ms: arm === 'hedged' ? 251 : 1004.25 },
    ],
  })),
  histogram: [
    { from_ms: 0, to_ms: 30, unhedged: 330, hedged: 350 },
    { from_ms: 30, to_ms: 150, unhedged: 45, hedged: 48 },
    { from_ms: 150, to_ms: 1004.25, unhedged: 25, hedged: 2 },
  ],
};

/** A report with everything in it, also what is meant to break its Markdown. */
export const FIXED_REPORT: Report = {
  schema_version: '1.0.0',
  run_id: '0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f',
  experiment_id: 'scifact_lora',
  title: 'Evidence | selection <img src=x onerror=alert(1)>',
  generated_at: '2026-11-22T09:31:14.000Z',
  status: 'completed',
  summary: 'One gate failed.\n\n# Not a heading\n[not a link](x)',
  params: { learning_rate: 0.003, note: 'a\\|b `code` _it_', early_stop: false, warmup: null },
  seed: 42,
  plan: { splits: ['dev', 'dev.unseen'], comparisons: [{ baseline: 'base', adapter_id: 'lora' }] },
  ensembles: [ENSEMBLE],
  latency: LATENCY,
  metrics: [
    {
      name: 'citation_precision',
      value: 0.52,
      adapter_id: 'lora',
      split: 'dev',
      num_examples: 188,
      interval: bootstrap(0.45, 0.59),
    },
    {
      name: 'citation_precision',
      value: null,
      adapter_id: 'base',
      split: 'dev',
      num_examples: 187,
    },
    {
      name: 'schema_compliance',
      value: 1,
      adapter_id: 'lora',
      split: 'dev',
      num_examples: 188,
      interval: wilson(0.98, 1),
    },
    {
      name: 'citation_precision',
      value: 0.4,
      adapter_id: 'lora',
      split: 'dev.unseen',
      num_examples: 74,
      interval: bootstrap(0.3, 0.51),
    },
    {
      name: 'train_time',
      value: 5120,
      unit: 'ms',
      adapter_id: null,
      split: null,
      num_examples: 505,
    },
    ...VOTE_METRICS,
    ...ARM_METRICS,
  ],
  comparisons: [
    {
      metric: 'citation_precision',
      split: 'dev',
      baseline: 'base',
      adapter_id: 'lora',
      difference: 0.13,
      interval: bootstrap(0.06, 0.19),
      num_examples: 188,
    },
    {
      metric: 'citation_precision',
      split: 'dev.unseen',
      baseline: 'base',
      adapter_id: 'lora',
      difference: 0.02,
      interval: bootstrap(-0.05, 0.09),
      num_examples: 74,
    },
    {
      metric: 'latency_p50',
      split: null,
      unit: 'ms',
      baseline: 'unhedged',
      adapter_id: 'hedged',
      difference: 0.25,
      interval: bootstrap(-0.5, 1),
      num_examples: 400,
    },
    {
      metric: 'latency_p95',
      split: null,
      unit: 'ms',
      baseline: 'unhedged',
      adapter_id: 'hedged',
      difference: -118,
      interval: bootstrap(-190, -85),
      num_examples: 400,
    },
  ],
  quality_results: [
    { metric: 'schema_compliance', comparator: 'gte', threshold: 1, value: 1, passed: true },
    {
      metric: 'citation_precision',
      adapter_id: 'lora',
      split: 'dev',
      comparator: 'gte',
      threshold: 0.6,
      value: 0.52,
      passed: false,
    },
    { metric: 'latency_p95', comparator: 'lte', threshold: 250.5, value: null, passed: false },
  ],
  series: [
    {
      name: 'loss',
      stage: 'train',
      points: [2.1, 1.7, 1.2, 0.9, 1.1].map((value, step) => ({ step, value })),
    },
    { name: 'learning_rate', stage: 'train', points: [{ step: 0, value: 0.0003 }] },
    { name: 'gradient', stage: 'train', unit: 'norm', points: [] },
  ],
  notes: ['- not a nested list', '1. not a numbered list', 'Escapes: \u001b[31mred\u202e'],
};
