import type { Interval, Report } from '../../src/contract';

const bootstrap = (low: number, high: number): Interval => ({
  low,
  high,
  level: 0.95,
  method: 'bootstrap_percentile',
});

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
  ensembles: [],
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
      interval: { low: 0.98, high: 1, level: 0.95, method: 'wilson' },
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
