/** The files of runs, as they may be downloaded. */
export { runFiles, type RunFile } from './run-files';
