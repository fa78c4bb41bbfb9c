/** How long a reader waits before it reconnects, in milliseconds; clients add jitter. */
const RETRY_MS = 2000;

/** Begins a stream of server-sent events. */
export const RETRY = `retry: ${RETRY_MS}\n\n`;
/** A comment: says that the line is not dead. */
export const HEARTBEAT = ': heartbeat\n\n';
