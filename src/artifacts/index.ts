/** A run's folder: strict reading and integrity checks. */
export { printable } from './json';
export { checkFile } from './validate/check-file';
export { checkRun } from './validate/check-run';
export { documentOfFile } from './validate/document-files';
export type { FileProblem } from './validate/file-problem';
export { TargetError, targetsOf, type Target } from './validate/targets';
