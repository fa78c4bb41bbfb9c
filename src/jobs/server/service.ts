import type { ExperimentList } from '../../contract';
import type { AnswerPage } from '../../page-files';
import type { ApiTokens, StreamKeys } from '../tokens';
import type { Streams } from '../../streams';
import type { RateLimit } from './rate-limit';
import type { Jobs } from '../store';

/** What the operations of the API work on. */
export interface Service {
  /** What may be asked for. */
  readonly experiments: ExperimentList;
  readonly jobs: Jobs;
  readonly tokens: ApiTokens;
  readonly keys: StreamKeys;
  readonly streams: Streams;
  readonly rate: RateLimit;
  /** Folder of the runs: `<artifacts>/<experiment_id>/<run_id>`. */
  readonly artifacts: string;
  /** Answers requests for the live page, where it was built. */
  readonly page: AnswerPage | undefined;
  /** Whether the service has begun to stop. */
  readonly isStopping: () => boolean;
}
