/** Local models behind the protocol of OpenAI, on this machine only. */
export { startModelServer, type ModelServer, type ModelServerOptions } from './model-server';
export type { QueueStats } from './job-queue';
