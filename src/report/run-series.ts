import type { ReportSeries, TelemetryEvent } from '../contract';

/**
 * Gathers the curves of a run from its events: every metric that was taken at steps, but for those
 * named after an ensemble (`<ensemble_id>/…`) once it has voted. They tell how the votes stand while
 * a run goes on; the report has where they end.
 */
export class RunSeries {
  /** Names of the events that curves are made from. */
  static readonly EVENTS: readonly string[] = ['metric', 'vote'];

  readonly #series = new Map<string, ReportSeries>();
  readonly #ensembles = new Set<string>();

  /** Events are added in their order; those that are no metric at a step are passed over. */
  add(event: TelemetryEvent): void {
    if (event.event_name === 'vote') this.#ensembles.add(event.payload.ensemble_id);
    if (event.event_name !== 'metric') return;
    const { stage, payload } = event;
    const { name, value, step, unit } = payload;
    if (stage === null || step === undefined || this.#isOfVotes(name)) return;
    const key = `${stage} ${name}`;
    const found = this.#series.get(key) ?? { name, stage, ...(unit && { unit }), points: [] };
    found.points.push({ step, value });
    this.#series.set(key, found);
  }

  all(): ReportSeries[] {
    return [...this.#series.values()];
  }

  /** Names of ensembles and of metrics may have slashes in them. */
  #isOfVotes(name: string): boolean {
    for (let end = name.indexOf('/'); end !== -1; end = name.indexOf('/', end + 1))
      if (this.#ensembles.has(name.slice(0, end))) return true;
    return false;
  }
}
