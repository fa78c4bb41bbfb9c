import type { EnsembleReport, ReportMetric } from '../contract';
import { formatNumber } from '../wording';
import { findMetric } from './find-metric';
import { voteVerdict } from './vote-verdict';

/** Says how an ensemble voted, and plainly whether the vote helped. */
export function summarizeVotes(ensemble: EnsembleReport, metrics: readonly ReportMetric[]): string {
  const { ensemble_id, split, num_examples } = ensemble;
  const inWords = (name: string) => {
    const value = findMetric(metrics, name, ensemble_id, split)?.value ?? null;
    return value === null ? 'undefined' : formatNumber(value);
  };
  const voted = `On ${split}, ${ensemble_id} voted on ${num_examples} examples: accuracy ${inWords('accuracy')}, agreement rate ${inWords('agreement_rate')}, tie rate ${inWords('tie_rate')}.`;
  const verdict = voteVerdict(ensemble, metrics);
  return verdict === null ? voted : `${voted} ${verdict}`;
}
