import { join } from 'node:path';

/** Where a command finds the files of runs. */
export interface ArtifactOptions {
  readonly dataDir: string;
  /** Default: the folder `artifacts` of the data folder. */
  readonly artifacts?: string;
  /** `s3://bucket/prefix`. Default: the folder. */
  readonly artifactStore?: string;
  /** URL of an S3 server that is not Amazon's. */
  readonly s3Endpoint?: string;
}

/** As the service wants it. */
export function artifactPlace({ dataDir, artifacts, artifactStore, s3Endpoint }: ArtifactOptions) {
  return {
    folder: artifacts ?? join(dataDir, 'artifacts'),
    ...(artifactStore !== undefined && { url: artifactStore }),
    ...(s3Endpoint !== undefined && { endpoint: s3Endpoint }),
  };
}
