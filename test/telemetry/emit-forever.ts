import { openTelemetry } from '../../src/telemetry';

/** Continues a run's events for ever, several at a time, and prints each seq once it is durable. */
const [file = '', run_id = ''] = process.argv.slice(2);
const telemetry = await openTelemetry({ file, run_id });
const emitOne = async (size: number) => {
  const message = 'é😀'.repeat(size);
  const { seq } = await telemetry.emit('log', null, { level: 'debug', message });
  process.stdout.write(`${seq}\n`);
};
for (let n = 0; ; n++) await Promise.all([1, 10, 100, 1000].map((size) => emitOne(size * (n % 3))));
