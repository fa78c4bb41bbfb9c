import { compareAnswers } from './compare-answers';
import { compareGates } from './compare-gates';
import { compareMetrics, unmatchedMetrics } from './compare-metrics';
import { compareSettings } from './compare-settings';
import type { ReportedRun } from './paired-records';
import type { ComparedRun, RunComparison } from './run-comparison';
import { summarizeComparison } from './summarize-comparison';

/**
 * Compares run B with run A, of the same experiment or not, by their records. Nothing is drawn but
 * the intervals, always with the same seed: the same runs give the same comparison.
 */
export function compareRuns(a: ReportedRun, b: ReportedRun): RunComparison {
  const hashOf = ({ records }: ReportedRun) => records.manifest.dataset_manifest.sha256;
  const same_data = hashOf(a) === hashOf(b);
  const found = {
    a: comparedRun(a),
    b: comparedRun(b),
    same_data,
    settings: compareSettings(a.records, b.records),
    gates: compareGates(a.report.quality_results, b.report.quality_results),
    metrics: compareMetrics(a, b, same_data),
    unmatched_metrics: unmatchedMetrics(a.report.metrics, b.report.metrics),
    answers: same_data ? compareAnswers(a, b) : [],
  };
  return { ...found, summary: summarizeComparison(found) };
}

function comparedRun({ report }: ReportedRun): ComparedRun {
  const { run_id, experiment_id, title, status } = report;
  return { run_id, experiment_id, title, status };
}
