/** The files of runs, as they may be shown and downloaded. */
export {
  MANIFEST_FILE,
  parseManifest,
  readManifest,
  TELEMETRY_FILE,
  type ReadManifest,
} from './manifest';
export { manifestFiles, runFiles, type RunFile } from './run-files';
