import * as shapes from '../../generated/shapes';
import type * as Contract from '../../generated/types';
import { readTelemetryEvent } from './telemetry-event';
import { defineValidator, type Validator } from './validator';

// Each constant stands alone, so that a bundler keeps only the validators that are imported.

/** Writer profile of `checkpoint`: closed, what may be written. */
export const validateCheckpoint = /* @__PURE__ */ defineValidator<Contract.Checkpoint>(
  shapes.checkpoint,
  'writer',
);
/** Reader profile of `checkpoint`: open for additions of newer minors. */
export const readCheckpoint = /* @__PURE__ */ defineValidator<Contract.Checkpoint>(
  shapes.checkpoint,
  'reader',
);

/** Writer profile of `compat_report`: closed, what may be written. */
export const validateCompatReport = /* @__PURE__ */ defineValidator<Contract.CompatReport>(
  shapes.compat_report,
  'writer',
);
/** Reader profile of `compat_report`: open for additions of newer minors. */
export const readCompatReport = /* @__PURE__ */ defineValidator<Contract.CompatReport>(
  shapes.compat_report,
  'reader',
);

/** Writer profile of `compat_waivers`: closed, what may be written. */
export const validateCompatWaivers = /* @__PURE__ */ defineValidator<Contract.CompatWaivers>(
  shapes.compat_waivers,
  'writer',
);
/** Reader profile of `compat_waivers`: open for additions of newer minors. */
export const readCompatWaivers = /* @__PURE__ */ defineValidator<Contract.CompatWaivers>(
  shapes.compat_waivers,
  'reader',
);

/** Writer profile of `dataset_manifest`: closed, what may be written. */
export const validateDatasetManifest = /* @__PURE__ */ defineValidator<Contract.DatasetManifest>(
  shapes.dataset_manifest,
  'writer',
);
/** Reader profile of `dataset_manifest`: open for additions of newer minors. */
export const readDatasetManifest = /* @__PURE__ */ defineValidator<Contract.DatasetManifest>(
  shapes.dataset_manifest,
  'reader',
);

/** Writer profile of `experiment_list`: closed, what may be written. */
export const validateExperimentList = /* @__PURE__ */ defineValidator<Contract.ExperimentList>(
  shapes.experiment_list,
  'writer',
);
/** Reader profile of `experiment_list`: open for additions of newer minors. */
export const readExperimentList = /* @__PURE__ */ defineValidator<Contract.ExperimentList>(
  shapes.experiment_list,
  'reader',
);

/** Writer profile of `hedging_metrics`: closed, what may be written. */
export const validateHedgingMetrics = /* @__PURE__ */ defineValidator<Contract.HedgingMetrics>(
  shapes.hedging_metrics,
  'writer',
);
/** Reader profile of `hedging_metrics`: open for additions of newer minors. */
export const readHedgingMetrics = /* @__PURE__ */ defineValidator<Contract.HedgingMetrics>(
  shapes.hedging_metrics,
  'reader',
);

/** Writer profile of `job`: closed, what may be written. */
export const validateJob = /* @__PURE__ */ defineValidator<Contract.Job>(shapes.job, 'writer');
/** Reader profile of `job`: open for additions of newer minors. */
export const readJob = /* @__PURE__ */ defineValidator<Contract.Job>(shapes.job, 'reader');

/** Writer profile of `job_list`: closed, what may be written. */
export const validateJobList = /* @__PURE__ */ defineValidator<Contract.JobList>(
  shapes.job_list,
  'writer',
);
/** Reader profile of `job_list`: open for additions of newer minors. */
export const readJobList = /* @__PURE__ */ defineValidator<Contract.JobList>(
  shapes.job_list,
  'reader',
);

/** Writer profile of `job_request`: closed, what may be written. */
export const validateJobRequest = /* @__PURE__ */ defineValidator<Contract.JobRequest>(
  shapes.job_request,
  'writer',
);
/** Reader profile of `job_request`: open for additions of newer minors. */
export const readJobRequest = /* @__PURE__ */ defineValidator<Contract.JobRequest>(
  shapes.job_request,
  'reader',
);

/** Writer profile of `prediction`: closed, what may be written. */
export const validatePrediction = /* @__PURE__ */ defineValidator<Contract.Prediction>(
  shapes.prediction,
  'writer',
);
/** Reader profile of `prediction`: open for additions of newer minors. */
export const readPrediction = /* @__PURE__ */ defineValidator<Contract.Prediction>(
  shapes.prediction,
  'reader',
);

/** Writer profile of `problem`: closed, what may be written. */
export const validateProblemDocument = /* @__PURE__ */ defineValidator<Contract.ProblemDocument>(
  shapes.problem,
  'writer',
);
/** Reader profile of `problem`: open for additions of newer minors. */
export const readProblemDocument = /* @__PURE__ */ defineValidator<Contract.ProblemDocument>(
  shapes.problem,
  'reader',
);

/** Writer profile of `report`: closed, what may be written. */
export const validateReport = /* @__PURE__ */ defineValidator<Contract.Report>(
  shapes.report,
  'writer',
);
/** Reader profile of `report`: open for additions of newer minors. */
export const readReport = /* @__PURE__ */ defineValidator<Contract.Report>(shapes.report, 'reader');

/** Writer profile of `run_manifest`: closed, what may be written. */
export const validateRunManifest = /* @__PURE__ */ defineValidator<Contract.RunManifest>(
  shapes.run_manifest,
  'writer',
);
/** Reader profile of `run_manifest`: open for additions of newer minors. */
export const readRunManifest = /* @__PURE__ */ defineValidator<Contract.RunManifest>(
  shapes.run_manifest,
  'reader',
);

/** Writer profile of `stream_token_claims`: closed, what may be written. */
export const validateStreamTokenClaims =
  /* @__PURE__ */ defineValidator<Contract.StreamTokenClaims>(shapes.stream_token_claims, 'writer');
/** Reader profile of `stream_token_claims`: open for additions of newer minors. */
export const readStreamTokenClaims = /* @__PURE__ */ defineValidator<Contract.StreamTokenClaims>(
  shapes.stream_token_claims,
  'reader',
);

/** Writer profile of `telemetry_event`: closed, what may be written. */
export const validateTelemetryEvent = /* @__PURE__ */ defineValidator<Contract.TelemetryEvent>(
  shapes.telemetry_event,
  'writer',
);

/** Writer profile of `vote_trace`: closed, what may be written. */
export const validateVoteTrace = /* @__PURE__ */ defineValidator<Contract.VoteTrace>(
  shapes.vote_trace,
  'writer',
);
/** Reader profile of `vote_trace`: open for additions of newer minors. */
export const readVoteTrace = /* @__PURE__ */ defineValidator<Contract.VoteTrace>(
  shapes.vote_trace,
  'reader',
);

/** Both validators of every document, by name. Importing it keeps them all. */
export const VALIDATORS = {
  checkpoint: { writer: validateCheckpoint, reader: readCheckpoint },
  compat_report: { writer: validateCompatReport, reader: readCompatReport },
  compat_waivers: { writer: validateCompatWaivers, reader: readCompatWaivers },
  dataset_manifest: { writer: validateDatasetManifest, reader: readDatasetManifest },
  experiment_list: { writer: validateExperimentList, reader: readExperimentList },
  hedging_metrics: { writer: validateHedgingMetrics, reader: readHedgingMetrics },
  job: { writer: validateJob, reader: readJob },
  job_list: { writer: validateJobList, reader: readJobList },
  job_request: { writer: validateJobRequest, reader: readJobRequest },
  prediction: { writer: validatePrediction, reader: readPrediction },
  problem: { writer: validateProblemDocument, reader: readProblemDocument },
  report: { writer: validateReport, reader: readReport },
  run_manifest: { writer: validateRunManifest, reader: readRunManifest },
  stream_token_claims: { writer: validateStreamTokenClaims, reader: readStreamTokenClaims },
  telemetry_event: { writer: validateTelemetryEvent, reader: readTelemetryEvent },
  vote_trace: { writer: validateVoteTrace, reader: readVoteTrace },
} as const satisfies Record<string, Record<'writer' | 'reader', Validator<unknown>>>;

/** Name of a document of the contract, such as `run_manifest`. */
export type DocumentName = keyof typeof VALIDATORS;
