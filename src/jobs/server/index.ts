/** The HTTP server of `openapi.yaml`. */
export { RateLimit } from './rate-limit';
export { createServer } from './server';
