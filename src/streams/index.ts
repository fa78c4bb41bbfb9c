/** A run's events, sent to those who follow it as server-sent events or over a WebSocket. */
export { openBodyOutlet } from './body-outlet';
export type { LoggedRun } from './event-log';
export { openSseOutlet } from './sse-outlet';
export { STREAM_SETTINGS, Streams, type StreamPlace, type StreamSettings } from './streams';
export { openWebSocketOutlet } from './websocket-outlet';
