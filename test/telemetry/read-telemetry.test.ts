import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTelemetry } from '../../src/telemetry';
import { exampleOf } from '../artifacts/write/examples';
import { useTemporaryFolder } from '../artifacts/write/temporary-folder';
import { emitSome, openIn } from './run';

const folder = useTemporaryFolder();
const file = () => join(folder(), 'telemetry.jsonl');
const lines = (...events: object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const [example = {}] = exampleOf('telemetry_event');

async function collect() {
  const records = [];
  for await (const record of readTelemetry(file())) records.push(record);
  return records;
}

describe('readTelemetry', () => {
  it('gives the known events of the contract with their lines', async () => {
    const examples = exampleOf('telemetry_event');
    writeFileSync(file(), lines(...examples));
    expect(await collect()).toEqual(
      examples.map((value, n) => ({ event: { ok: true, known: true, value }, line: n + 1 })),
    );
  });

  it('tells events of a newer minor apart, and takes their new members', async () => {
    const newer = { ...example, schema_version: '1.999.0', more: [1] };
    const unknown = { ...newer, event_name: 'teleported', payload: { to: 'x' } };
    writeFileSync(file(), lines(newer, unknown));
    expect(await collect()).toEqual([
      { event: { ok: true, known: true, value: newer }, line: 1 },
      { event: { ok: true, known: false, value: unknown }, line: 2 },
    ]);
  });

  it('names the first whole line that is no event', async () => {
    writeFileSync(file(), lines(example, { ...example, seq: -1 }, {}));
    await expect(collect()).rejects.toThrow(/telemetry\.jsonl:2:\d+: .*\(at \/seq\)/);
    writeFileSync(file(), lines(example).replace('\n', '\r\n'));
    await expect(collect()).rejects.toThrow(/:1:\d+: One line ends with CR LF/);
  });

  it('is done with an empty file at once, and says which file is not there', async () => {
    await expect(collect()).rejects.toThrow(/ENOENT.*telemetry\.jsonl/);
    writeFileSync(file(), '');
    expect(await readTelemetry(file()).next()).toEqual({ done: true, value: { torn: false } });
  });

  it('reads what a writer has written so far, also in the middle of a line', async () => {
    const telemetry = await openIn(folder());
    await emitSome(telemetry);
    const text = readFileSync(file());
    appendFileSync(file(), text.subarray(0, 10));
    expect(await collect()).toHaveLength(4);
    await telemetry.close();
  });
});
