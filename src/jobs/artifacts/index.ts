/** The files of runs, where servers and workers find them. */
export type { ArtifactStore, RunFile } from './artifact-store';
export { ArtifactStoreError } from './artifact-store-error';
export { folderStore } from './folder-store';
export { openArtifactStore, type ArtifactPlace } from './open-artifact-store';
