import type { Report, ReportSeries } from '../../../src/contract';
import { buildReport } from '../../../src/report';
import { FIXED_REPORT } from '../fixed-report';
import { recordsOf } from '../recompute/records';

/** Steps are thousandths of the distribution, as a simulation of a tail gives them. */
function tail(name: string, power: number): ReportSeries {
  const points = Array.from({ length: 1001 }, (_, step) => ({
    step,
    value: 10 * (1 - Math.min(step, 999.5) / 1000) ** -power,
  }));
  return { name: `tail_at_scale/${name}`, stage: 'simulate', unit: 'ms', points };
}

function losses(adapter: string, start: number): ReportSeries {
  const points = Array.from({ length: 40 }, (_, step) => ({
    step,
    value: start / (1 + step) + 0.1 * Math.sin(step),
  }));
  return { name: `${adapter}/loss`, stage: 'train', points };
}

/** Everything that is computed from records. */
const COMPUTED = buildReport(recordsOf(240), {
  generated_at: '2026-11-22T09:31:14.000Z',
  plan: {
    splits: ['dev'],
    comparisons: [
      { baseline: 'rules', adapter_id: 'lexical' },
      { baseline: 'rules', adapter_id: 'syntactic' },
    ],
  },
  notes: ['The answers are drawn at random.'],
});

/** Everything that a run can find. */
const FULL_REPORT: Report = {
  ...COMPUTED,
  comparisons: [
    ...COMPUTED.comparisons,
    // A label of wide letters.
    ...COMPUTED.comparisons
      .slice(0, 1)
      .map((one) => ({ ...one, baseline: 'unhedged', adapter_id: 'hedged' })),
  ],
  series: [
    losses('lora', 3),
    losses('lexical', 2),
    losses('lexical_lora', 2.5),
    losses('syntactic', 4),
    losses('syntactic_lexical_lora', 3.5),
    tail('unhedged', 0.75),
    tail('hedged', 0.3),
  ],
};

/** Nothing but a run. */
const EMPTY_REPORT: Report = {
  ...FIXED_REPORT,
  summary: '',
  params: {},
  metrics: [],
  comparisons: [],
  quality_results: [],
  ensembles: [],
  series: [],
  notes: [],
};
delete EMPTY_REPORT.latency;

/** Names and texts as long as the contract lets them be. */
const LONG = 'x'.repeat(128);
const LONG_REPORT: Report = {
  ...FIXED_REPORT,
  title: 'Title'.repeat(50),
  summary: 'word'.repeat(500),
  metrics: FULL_REPORT.metrics.map((metric) => ({ ...metric, name: LONG, adapter_id: LONG })),
  comparisons: FULL_REPORT.comparisons.map((one) => ({ ...one, metric: LONG, baseline: LONG })),
  ensembles: FULL_REPORT.ensembles.map((one) => ({ ...one, ensemble_id: LONG, best_member: LONG })),
  notes: [LONG],
};

export const SAMPLE_REPORTS: Readonly<Record<string, Report>> = {
  fixed: FIXED_REPORT,
  full: FULL_REPORT,
  empty: EMPTY_REPORT,
  long: LONG_REPORT,
};
