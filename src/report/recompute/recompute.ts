import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  placeProblems,
  recordsFilesOf,
  type FileProblem,
  type ObservedRecord,
  type RunObserver,
  type UnplacedProblem,
} from '../../artifacts';
import type {
  DocumentName,
  HedgingMetrics,
  Prediction,
  Report,
  RunManifest,
  TelemetryEvent,
  VoteTrace,
} from '../../contract';
import { evaluateTargets } from '../evaluate-targets';
import type { RunRecords } from '../run-records';
import { RunSeries } from '../run-series';
import { checkHedging } from './check-hedging';
import { checkPrediction } from './check-prediction';
import { checkReport } from './check-report';

import { checkVote } from './check-vote';
import { differences } from './differences';
import { numberProblem } from './number-problem';

/** A document of the folder, and its text for finding places in it. */
interface Kept<T> {
  readonly value: T;
  readonly bytes: Uint8Array;
}

/**
 * Computes every number of a run again from its raw records, while `checkRun` reads them: scores
 * from outputs, decisions from votes, percentiles from calls, the report from all of them, and the
 * quality results of the manifest from the report's metrics.
 */
export class Recomputation implements RunObserver {
  readonly #folder: string;
  readonly #reportFile: string;
  readonly #hasReport: boolean;
  readonly #predictions: Prediction[] = [];
  readonly #votes: VoteTrace[] = [];
  readonly #series = new RunSeries();
  #manifest: Kept<RunManifest> | undefined;
  #hedging: HedgingMetrics | undefined;
  #report: Kept<Report> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#reportFile = join(folder, recordsFilesOf(folder, 'report.json').read);
    this.#hasReport = existsSync(this.#reportFile);
  }

  /** Of events only the report needs any: those that its curves are drawn from. */
  wants(document: DocumentName): readonly string[] | 'all' {
    if (document !== 'telemetry_event') return 'all';
    return this.#hasReport ? RunSeries.EVENTS : [];
  }

  record({ document, value: json, bytes }: ObservedRecord): readonly UnplacedProblem[] {
    // The validator of the document has accepted it.
    const value = json as unknown;
    switch (document) {
      case 'run_manifest':
        this.#manifest = { value: value as RunManifest, bytes };
        return [];
      case 'telemetry_event':
        if (this.#hasReport) this.#series.add(value as TelemetryEvent);
        return [];
      case 'prediction':
        if (this.#hasReport) this.#predictions.push(value as Prediction);
        return checkPrediction(value as Prediction);
      case 'vote_trace':
        if (this.#hasReport) this.#votes.push(value as VoteTrace);
        return checkVote(value as VoteTrace);
      case 'hedging_metrics':
        this.#hedging = value as HedgingMetrics;
        return checkHedging(value as HedgingMetrics);
      case 'report':
        this.#report = { value: value as Report, bytes };
        return [];
      default:
        return [];
    }
  }

  *end(broken: ReadonlySet<DocumentName>): Generator<FileProblem> {
    // Of records that could not be read nothing follows; what is wrong with them was said.
    if (broken.size > 0 || !this.#manifest || !this.#report) return;
    const { value: manifest, bytes } = this.#manifest;
    const { value: report, bytes: text } = this.#report;
    const problems = checkReport(report, this.#records(manifest));
    yield* placeProblems(this.#reportFile, problems, text, 1);
    const file = join(this.#folder, 'run_manifest.json');
    yield* placeProblems(file, checkGates(manifest, report), bytes, 1);
  }

  #records(manifest: RunManifest): RunRecords {
    return {
      manifest,
      predictions: this.#predictions,
      votes: this.#votes,
      ...(this.#hedging && { hedging: this.#hedging }),
      series: this.#series.all(),
    };
  }
}

/** The values of the manifest's gates, from the report's metrics, which have been checked. */
function checkGates(manifest: RunManifest, { metrics }: Report): UnplacedProblem[] {
  const { quality_targets, quality_results } = manifest;
  if (!quality_results) return [];
  const expected = evaluateTargets(quality_targets, metrics).map(({ value }) => ({ value }));
  const found = quality_results.map(({ value }) => ({ value }));
  return [...differences(expected, found, '/quality_results')].map((difference) =>
    numberProblem(
      'quality-result',
      `${difference.pointer} does not follow from the metrics of the report`,
      difference,
      'a gate has the value of the one metric that its target names',
    ),
  );
}
