import { join } from 'node:path';
import { toJsonDocument, writeFileAtomic } from '../artifacts';
import { SCHEMA_VERSIONS, type Report, type ReportSeries, type RunStatus } from '../contract';
import { evaluateTargets, renderMarkdown, summarize } from '../report';
import { readTelemetry } from '../telemetry';
import type { RunParams } from './experiment';
import { TELEMETRY_FILE, type RunSession } from './run-session';

/** Evaluates the gates, makes the report of what the analysis found and writes it in both forms. */
export async function writeReport<Data, P extends RunParams>(
  { plan, folder, findings }: RunSession<Data, P>,
  status: RunStatus,
): Promise<Report> {
  const { experiment, run_id, params, seed, now } = plan;
  const metrics = [...(findings?.metrics ?? [])];
  const comparisons = [...(findings?.comparisons ?? [])];
  const quality_results = evaluateTargets(experiment.quality_targets, metrics);
  const report: Report = {
    schema_version: SCHEMA_VERSIONS.report.version,
    run_id,
    experiment_id: experiment.experiment_id,
    title: experiment.name,
    generated_at: now().toISOString(),
    status,
    summary: summarize({ metrics, comparisons, quality_results }),
    params,
    seed,
    metrics,
    comparisons,
    quality_results,
    series: await seriesOf(join(folder, TELEMETRY_FILE)),
    notes: [...(findings?.notes ?? [])],
  };
  await writeFileAtomic(join(folder, 'report.json'), toJsonDocument(report));
  await writeFileAtomic(join(folder, 'report.md'), renderMarkdown(report));
  return report;
}

/** The curves of the run: every metric that was taken at steps, as its events tell it. */
async function seriesOf(file: string): Promise<ReportSeries[]> {
  const series = new Map<string, ReportSeries>();
  for await (const { event } of readTelemetry(file)) {
    if (!event.known || event.value.event_name !== 'metric') continue;
    const { stage, payload } = event.value;
    const { name, value, step, unit } = payload;
    if (stage === null || step === undefined) continue;
    const key = `${stage} ${name}`;
    const found = series.get(key) ?? { name, stage, ...(unit && { unit }), points: [] };
    found.points.push({ step, value });
    series.set(key, found);
  }
  return [...series.values()];
}
