import type { OperationId } from '../../../replay';
import type { Handler } from '../call';
import { getArtifact, listArtifacts } from './artifacts';
import { createJob } from './create-job';
import { listExperiments } from './experiments';
import { getHealth } from './health';
import { cancelJob, getJob, listJobs } from './jobs';
import { streamJob } from './stream-job';
import { createStreamToken, getStreamKeys } from './stream-tokens';

/** What each operation of the document does; the type demands every one, and no other. */
export const HANDLERS: Readonly<Record<OperationId, Handler>> = {
  listExperiments,
  createJob,
  listJobs,
  getJob,
  cancelJob,
  createStreamToken,
  streamJob,
  listArtifacts,
  getArtifact,
  getHealth,
  getStreamKeys,
};
