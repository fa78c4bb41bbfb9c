/** The files of a run's folder that the runner writes. */
export const PREDICTIONS_FILE = 'predictions.jsonl';
export const VOTES_FILE = 'votes.jsonl';
export const HEDGING_FILE = 'hedging_metrics.json';
export const TELEMETRY_FILE = 'telemetry.jsonl';
export const MANIFEST_FILE = 'run_manifest.json';
