/** The jobs service of `openapi.yaml`. */
export { DatabaseError, openDatabase, openFolderInUse, type Database } from './database';
export { startService, type RunningService, type ServiceOptions } from './start-service';
export { startWorker, type RunningWorker, type WorkerServiceOptions } from './start-worker';
export { JobStore } from './store';
export {
  ApiTokenError,
  ApiTokens,
  mintStreamToken,
  SCOPES,
  StreamKeys,
  StreamTokenError,
  verifyStreamToken,
  type Scope,
} from './tokens';
