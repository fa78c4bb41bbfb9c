import type { Statistic } from './bootstrap-counts';
import { sumReader, type Count, type SumReader } from './count-columns';
import type { ScifactCounts } from './scifact-counts';

/** A metric as a ratio of sums over examples. */
export interface CitationMetric {
  readonly name: string;
  readonly part: (sum: SumReader) => number;
  readonly whole: (sum: SumReader) => number;
  /** How many examples it is measured on. */
  readonly examples: (sum: SumReader) => number;
  /** Whether part and whole are numbers of examples, so that it is a simple share of them. */
  readonly isShare: boolean;
  /** What it is when whole is 0 although there are examples. */
  readonly ofNothing: 0 | null;
}

/** The metrics in the order of a report; what each count means stands where it is counted. */
export const CITATION_METRICS: readonly CitationMetric[] = [
  ratio('evidence_p_at_1', 'evidence_hits', 'evidence_pairs', 'ranked'),
  ratio('citation_precision', 'cited_gold', 'cited', 'citing'),
  ratio('citation_recall', 'cited_gold', 'gold', 'citing'),
  { ...ratio('citation_accuracy', 'accurate', 'due', 'due'), isShare: true },
  {
    name: 'schema_compliance',
    part: (sum) => sum('valid'),
    whole: outputsWithSchema,
    examples: outputsWithSchema,
    isShare: true,
    ofNothing: null,
  },
  ...scifact('abstract_label_only', 'abstracts_labelled', 'abstracts'),
  ...scifact('abstract_rationalized', 'abstracts_rationalized', 'abstracts'),
  ...scifact('sentence_selection', 'sentences_selected', 'sentences'),
  ...scifact('sentence_label', 'sentences_labelled', 'sentences'),
];

/**
 * A call that failed is an output that does not validate, also when its record leaves that open;
 * that the task has a schema at all is seen from the outputs that were checked.
 */
function outputsWithSchema(sum: SumReader): number {
  return sum('checked') > 0 ? sum('checked') + sum('failed') : 0;
}

function ratio(name: string, part: Count, whole: Count, examples: Count): CitationMetric {
  return {
    name,
    part: (sum) => sum(part),
    whole: (sum) => sum(whole),
    examples: (sum) => sum(examples),
    isShare: false,
    ofNothing: null,
  };
}

/** Precision, recall and F1, which are 0 and not undefined where the evaluator divides by 0. */
function scifact(
  name: string,
  correct: keyof ScifactCounts,
  unit: 'abstracts' | 'sentences',
): CitationMetric[] {
  const cited = `${unit}_cited` as const;
  const gold = `${unit}_gold` as const;
  const precision = ratio(`${name}_precision`, correct, cited, 'citing');
  const recall = ratio(`${name}_recall`, correct, gold, 'citing');
  const f1: CitationMetric = {
    ...precision,
    name: `${name}_f1`,
    // The harmonic mean of precision and recall, without dividing three times.
    part: (sum) => 2 * sum(correct),
    whole: (sum) => sum(cited) + sum(gold),
  };
  return [precision, recall, f1].map((metric) => ({ ...metric, ofNothing: 0 }));
}

/** The metrics by name, as statistics of summed count rows. */
export const CITATION_STATISTICS: Readonly<Record<string, Statistic>> = Object.fromEntries(
  CITATION_METRICS.map((metric) => [metric.name, statisticOf(metric)]),
);

/** Null when the metric is undefined, or nothing was measured. */
function statisticOf({ part, whole, examples, ofNothing }: CitationMetric): Statistic {
  return (sums) => {
    const sum = sumReader(sums);
    const denominator = whole(sum);
    if (denominator > 0) return part(sum) / denominator;
    return examples(sum) > 0 ? ofNothing : null;
  };
}
