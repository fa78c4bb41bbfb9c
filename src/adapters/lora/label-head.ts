import { ModelError } from '../model-error';
import { createAdamW } from './adamw';
import { LABEL_FEATURES } from './label-features';
import { dot } from './ranker';

export const LABELS = ['SUPPORT', 'CONTRADICT', 'NEI'] as const;
export type Label = (typeof LABELS)[number];

/** Multinomial logistic regression over standardised features. */
export interface LabelHead {
  /** [labels, features] */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly mean: Float32Array;
  readonly spread: Float32Array;
}

export interface LabelTarget {
  readonly features: Float32Array;
  readonly label: Label;
}

export interface LabelTrainingOptions {
  steps?: number;
  learning_rate?: number;
  /** Pull of the weights towards 0, as a penalty of l2 / 2 times their square. */
  l2?: number;
  /**
   * How far rare labels are lifted: examples weigh (1 / frequency) to this power. 0 serves accuracy,
   * 1 serves every label alike.
   */
  balance?: number;
}

export const LABEL_DEFAULTS = {
  steps: 400,
  learning_rate: 0.05,
  l2: 0.01,
  balance: 0.5,
} as const satisfies Required<LabelTrainingOptions>;

/** The whole set at each step; the problem is convex, so neither order nor start matters. */
export function trainLabelHead(
  examples: readonly LabelTarget[],
  options: LabelTrainingOptions = {},
): LabelHead {
  const { steps, learning_rate, l2, balance } = { ...LABEL_DEFAULTS, ...options };
  if (examples.length === 0) throw new ModelError('invalid_input', 'no labelled examples');
  const width = LABEL_FEATURES.length;
  const { mean, spread } = standardisation(
    examples.map(({ features }) => features),
    width,
  );
  const head = {
    weight: new Float32Array(LABELS.length * width),
    bias: new Float32Array(LABELS.length),
    mean,
    spread,
  };
  const gradient = {
    weight: new Float64Array(head.weight.length),
    bias: new Float64Array(head.bias.length),
  };
  const optimiser = createAdamW([
    { values: head.weight, gradient: gradient.weight, rate: 1, decays: false },
    { values: head.bias, gradient: gradient.bias, rate: 1, decays: false },
  ]);
  const rows = examples.map(({ features }) => standardised(head, features));
  const importance = importances(examples, balance);
  for (let step = 0; step < steps; step++) {
    for (const [e, row] of rows.entries()) {
      const weight = importance[e] ?? 0;
      for (const [l, probability] of probabilitiesOf(head, row).entries()) {
        const error = weight * (probability - (LABELS[l] === examples[e]?.label ? 1 : 0));
        gradient.bias[l] = (gradient.bias[l] ?? 0) + error;
        for (let f = 0; f < width; f++) {
          const cell = l * width + f;
          gradient.weight[cell] = (gradient.weight[cell] ?? 0) + error * (row[f] ?? 0);
        }
      }
    }
    for (let i = 0; i < head.weight.length; i++) {
      gradient.weight[i] = (gradient.weight[i] ?? 0) + l2 * (head.weight[i] ?? 0);
    }
    optimiser.step({ learning_rate: learning_rate * (1 - step / steps) });
  }
  return head;
}

export interface LabelPrediction {
  readonly label: Label;
  /** In the order of `LABELS`, summing to 1. */
  readonly probabilities: Readonly<Record<Label, number>>;
}

export function predictLabel(head: LabelHead, features: Float32Array): LabelPrediction {
  const [support = 0, contradict = 0, nei = 0] = probabilitiesOf(
    head,
    standardised(head, features),
  );
  const probabilities = { SUPPORT: support, CONTRADICT: contradict, NEI: nei };
  const label = LABELS.reduce((best, next) =>
    probabilities[next] > probabilities[best] ? next : best,
  );
  return { label, probabilities };
}

function probabilitiesOf({ weight, bias }: LabelHead, row: Float64Array): number[] {
  const scores = LABELS.map(
    (_, l) => (bias[l] ?? 0) + dot(row, weight.subarray(l * row.length, (l + 1) * row.length)),
  );
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function standardised({ mean, spread }: LabelHead, features: Float32Array): Float64Array {
  return Float64Array.from(mean, (m, f) => ((features[f] ?? 0) - m) / (spread[f] ?? 1));
}

function standardisation(rows: readonly Float32Array[], width: number) {
  const column = (f: number) => rows.map((row) => row[f] ?? 0);
  const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const mean = Float32Array.from({ length: width }, (_, f) => average(column(f)));
  const spread = Float32Array.from({ length: width }, (_, f) => {
    const deviation = Math.sqrt(average(column(f).map((value) => (value - (mean[f] ?? 0)) ** 2)));
    // A feature that never varies says nothing; it must not be blown up when it once does.
    return deviation > 1e-6 ? deviation : 1;
  });
  return { mean, spread };
}

function importances(examples: readonly LabelTarget[], balance: number): number[] {
  const counts = new Map<Label, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const raw = examples.map(({ label }) => (examples.length / (counts.get(label) ?? 1)) ** balance);
  const total = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / total);
}
