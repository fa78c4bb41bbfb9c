import { compareRuns, type RunComparison } from '../../../src/report';
import { runOf, withManifest } from './runs';

const a = runOf({ examples: 30, seed: 2 }, withManifest({ params: { rate: 0.5, gone: true } }));
const target = {
  metric: 'exact_match',
  adapter_id: 'lexical',
  split: 'dev',
  comparator: 'gte',
  threshold: 0.9,
  on_missing: 'fail',
} as const;
const b = runOf({ examples: 30, seed: 1 }, (records) => ({
  ...withManifest({
    name: 'Recomputed | <b>again</b>',
    params: { rate: 0.25 },
    quality_targets: [target],
  })(records),
  predictions: records.predictions.map((one) => ({
    ...one,
    scores: { ...one.scores, length: one.output?.length ?? 0 },
  })),
}));

/** Two runs that differ in everything that a comparison shows. */
export const COMPARED: RunComparison = compareRuns(a, b);

/** The comparison with `text` in every place that takes one, and at most so many metrics. */
export function comparisonOf(text: string, metrics: number): RunComparison {
  const names = { adapter_id: text, split: text };
  const change = { example_id: text, split: text, a: text, b: null, change: null };
  return {
    ...COMPARED,
    a: { ...COMPARED.a, title: text, run_id: text, experiment_id: text },
    summary: text,
    settings: [
      { name: text, a: text },
      { name: 'seed', b: null },
    ],
    gates: COMPARED.gates.map((gate) => ({ ...gate, ...names, metric: text, a: null })),
    metrics: COMPARED.metrics
      .slice(0, metrics)
      .map((metric, i) => ({ ...metric, ...names, name: `${text}${i}`, unit: text })),
    unmatched_metrics: [{ ...names, name: text, only_in: 'a' }],
    answers: COMPARED.answers.map((answers) => ({
      ...answers,
      adapter_id: text,
      changes: Array.from({ length: 30 }, () => change),
    })),
  };
}
