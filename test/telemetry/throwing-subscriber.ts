import { subscribe } from 'node:diagnostics_channel';
import { openTelemetry, TELEMETRY_CHANNEL } from '../../src/telemetry';

/** Emits three events to a subscriber that throws and one that prints; a host may handle what is thrown. */
const [file = '', host] = process.argv.slice(2);
if (host === 'handles') process.on('uncaughtException', ({ message }) => console.log(message));
subscribe(TELEMETRY_CHANNEL, () => {
  throw new Error('thrown');
});
subscribe(TELEMETRY_CHANNEL, (event) => console.log((event as { seq: number }).seq));
const telemetry = await openTelemetry({ file, run_id: 'run' });
for (let n = 0; n < 3; n++) await telemetry.emit('progress', null, { completed: n, total: 3 });
await telemetry.close();
console.log('closed');
