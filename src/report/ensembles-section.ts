import type { EnsembleReport, Report, ReportMetric } from '../contract';
import { agreementMatrixBlocks } from './agreement-matrix-blocks';
import { changedOutcomesBlocks } from './changed-outcomes-blocks';
import { findMetric } from './find-metric';
import { intervalLegend } from './interval-text';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';
import { metricText } from './metric-text';
import { voteVerdict } from './vote-verdict';

/** Measures of a vote as a whole; its accuracy stands beside that of its members. */
const MEASURES = [
  'agreement_rate',
  'disagreement_rate',
  'tie_rate',
  'abstention_rate',
  'no_decision_rate',
  'fleiss_kappa',
];

/** For each ensemble and split: did the vote help, who is right how often, and who agrees with whom. */
export function ensemblesSection({
  ensembles,
  metrics,
}: Pick<Report, 'ensembles' | 'metrics'>): string[] {
  if (ensembles.length === 0) return [];
  const intervals = [
    ...ensembles.flatMap((e) => [...e.member_accuracy, ...e.by_agreement]),
    ...metrics.filter(({ name, interval }) => interval && MEASURES.includes(name)),
  ].map(({ interval }) => interval);
  return [
    '## Ensembles',
    ...ensembles.flatMap((ensemble) => ensembleBlocks(ensemble, metrics)),
    ...intervalLegend(intervals),
  ];
}

function ensembleBlocks(ensemble: EnsembleReport, metrics: readonly ReportMetric[]): string[] {
  const { ensemble_id, split } = ensemble;
  const verdict = voteVerdict(ensemble, metrics);
  return [
    `### ${markdownText(ensemble_id)} on ${markdownText(split)}`,
    verdict === null
      ? 'No example has a gold answer, so whether the vote helped cannot be said.'
      : markdownText(verdict),
    ...accuracyBlocks(ensemble, metrics),
    ...measuresBlocks(ensemble, metrics),
    ...levelBlocks(ensemble),
    ...agreementMatrixBlocks(ensemble),
    ...changedOutcomesBlocks(ensemble),
  ];
}

function accuracyBlocks(
  { ensemble_id, split, member_accuracy, best_member }: EnsembleReport,
  metrics: readonly ReportMetric[],
): string[] {
  if (member_accuracy.length === 0) return [];
  const vote = findMetric(metrics, 'accuracy', ensemble_id, split);
  const rows = [
    ...member_accuracy.map(({ adapter_id, accuracy, interval, num_examples }) => [
      markdownText(adapter_id),
      adapter_id === best_member ? 'best member' : 'member',
      metricText({ value: accuracy, interval }),
      String(num_examples),
    ]),
    [markdownText(ensemble_id), 'vote', metricText(vote), vote ? String(vote.num_examples) : ''],
  ];
  const table = markdownTable(
    [
      { head: 'Answers', align: 'left' },
      { head: 'Role', align: 'left' },
      { head: 'Accuracy', align: 'right' },
      { head: 'Examples', align: 'right' },
    ],
    rows,
  );
  return ['Accuracy of the members and of the vote:', table];
}

function measuresBlocks(
  { ensemble_id, split, num_examples }: EnsembleReport,
  metrics: readonly ReportMetric[],
): string[] {
  const rows = MEASURES.flatMap((name) => {
    const metric = findMetric(metrics, name, ensemble_id, split);
    return metric ? [[name, metricText(metric), String(metric.num_examples)]] : [];
  });
  if (rows.length === 0) return [];
  const table = markdownTable(
    [
      { head: 'Measure', align: 'left' },
      { head: 'Value', align: 'right' },
      { head: 'Examples', align: 'right' },
    ],
    rows,
  );
  return [`Measures of the vote on ${num_examples} examples:`, table];
}

function levelBlocks({ by_agreement, members }: EnsembleReport): string[] {
  if (by_agreement.length === 0) return [];
  const table = markdownTable(
    [
      { head: 'Members agreeing', align: 'left' },
      { head: 'Accuracy of the vote', align: 'right' },
      { head: 'Right', align: 'right' },
      { head: 'Examples', align: 'right' },
    ],
    by_agreement.map(({ agreeing, accuracy, interval, num_correct, num_examples }) => [
      `${agreeing} of ${members.length}`,
      metricText({ value: accuracy, interval }),
      String(num_correct),
      String(num_examples),
    ]),
  );
  return ['Accuracy by how many members gave the most frequent answer:', table];
}
