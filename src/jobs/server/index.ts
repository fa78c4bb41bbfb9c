/** The HTTP server of `openapi.yaml`. */
export { RateLimit, type Quota } from './rate-limit';
export { createServer } from './server';
export type { Service } from './service';
