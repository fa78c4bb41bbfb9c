import type { ReportSeries, TelemetryEvent } from '../contract';

/** Gathers the curves of a run from its events: every metric that was taken at steps. */
export class RunSeries {
  readonly #series = new Map<string, ReportSeries>();

  /** Events are added in their order; those that are no metric at a step are passed over. */
  add(event: TelemetryEvent): void {
    if (event.event_name !== 'metric') return;
    const { stage, payload } = event;
    const { name, value, step, unit } = payload;
    if (stage === null || step === undefined) return;
    const key = `${stage} ${name}`;
    const found = this.#series.get(key) ?? { name, stage, ...(unit && { unit }), points: [] };
    found.points.push({ step, value });
    this.#series.set(key, found);
  }

  all(): ReportSeries[] {
    return [...this.#series.values()];
  }
}
