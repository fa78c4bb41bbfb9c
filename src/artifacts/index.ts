/** A run's folder: strict reading and integrity checks. */
export {
  escapeSegment,
  locatePointer,
  parseJsonLines,
  parseStrictJson,
  pointerSegments,
  printable,
  type JsonObject,
  type JsonValue,
} from './json';
export { ENGINES, explainCoverage, type Coverage, type EngineName } from './bytes';
export { sha256Of } from './sha256';
export { checkFile } from './validate/check-file';
export { checkFileInside } from './validate/check-file-inside';
export { checkRun } from './validate/check-run';
export type { ProblemBatches } from './validate/check-value';
export { NO_SINK } from './validate/record-sink';
export { datasetHash } from './validate/dataset-hash';
export { placeProblems, type UnplacedProblem } from './validate/place-problems';
export type { ObservedRecord, RunObserver } from './validate/run-observer';
export { distinctTargets } from './validate/distinct-targets';
export { documentOfFile } from './validate/document-files';
export { fileInside } from './validate/file-inside';
export type { FileProblem } from './validate/file-problem';
export { recordsFilesOf } from './validate/records-file';
export { describeRule } from './validate/rules';
export { TargetError, targetsInFolder, targetsOf, type Target } from './validate/targets';
export { ArtifactError, type ArtifactErrorKind } from './write/artifact-error';
export { errorInfo } from './write/error-info';
export { createFolders } from './write/create-folders';
export { createRunFolder } from './write/create-run-folder';
export { openJsonLinesWriter, type JsonLinesWriter } from './write/json-lines-writer';
export { toJsonDocument, toJsonLine } from './write/json-text';
export { listArtifacts } from './write/list-artifacts';
export { readDocument } from './write/read-document';
export { readLastRecord, readRecords, readWholeRecords } from './write/read-records';
export { writeFileAtomic } from './write/write-file-atomic';
