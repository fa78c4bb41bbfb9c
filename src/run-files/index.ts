/** The files of runs, as they may be shown and downloaded. */
export { MANIFEST_FILE, readManifest, type ReadManifest } from './manifest';
export { runFiles, type RunFile } from './run-files';
