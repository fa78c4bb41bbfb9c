/** A recorded run, served as a live one. */
export { openRecording } from './run-recording';
export { serveLoopback, type LoopbackServer } from './serve-loopback';
