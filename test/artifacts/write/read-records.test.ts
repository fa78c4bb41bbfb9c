import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJsonLinesWriter, readLastRecord, readRecords } from '../../../src/artifacts';
import { validatePrediction, type Prediction } from '../../../src/contract';
import { exampleOf } from './examples';
import { useTemporaryFolder } from './temporary-folder';

const folder = useTemporaryFolder();
const file = () => join(folder(), 'predictions.jsonl');
const [example = {}] = exampleOf('prediction');
const line = `${JSON.stringify(example)}\n`;

async function collect(): Promise<Prediction[]> {
  const records: Prediction[] = [];
  for await (const record of readRecords(file(), validatePrediction)) records.push(record);
  return records;
}

describe('readRecords', () => {
  it('gives back what the writer wrote', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
        async (outputs) => {
          writeFileSync(file(), '');
          const writer = await openJsonLinesWriter(file());
          const records = outputs.map((output) => ({ ...example, output }));
          await Promise.all(records.map((record) => writer.append(record)));
          await writer.close();
          expect(await collect()).toEqual(records);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    [
      'schema',
      line + line.replace('"run_id"', '"run_di"'),
      /:2:\d+: .*run_di.*did you mean "run_id"/,
    ],
    [
      'schema, with the pointer',
      line.replace(/"latency_ms":[\d.]+/, '"latency_ms":-1'),
      /:1:\d+: .*\(at \/latency_ms\)/,
    ],
    ['syntax', `${line}${line}{"a":}\n`, /:3:6: Found `}`/],
    ['a key twice', `${line}{"a":{"b":1,"b":2}}\n`, /:2:13: .*\(at \/a\/b\)/],
    ['a torn line', line + line.slice(0, -1), /:2:1: The last line does not end with LF/],
    ['no line', '', /:1:1: The file holds no line/],
    ['CR LF', line.replace('\n', '\r\n'), /:1:\d+: One line ends with CR LF/],
  ])('names file, line and column: %s', async (_what, text, message) => {
    writeFileSync(file(), text);
    await expect(collect()).rejects.toMatchObject({ kind: 'invalid_record', file: file() });
    await expect(collect()).rejects.toThrow(message);
  });

  it('gives the records before the first problem', async () => {
    writeFileSync(file(), `${line}${line}{}\n`);
    const records = readRecords(file(), validatePrediction);
    expect((await records.next()).value).toEqual(example);
    expect((await records.next()).value).toEqual(example);
    await expect(records.next()).rejects.toThrow(/predictions\.jsonl:3:1: .*schema_version/);
  });

  it('shows nothing of a hostile file that drives a terminal', async () => {
    writeFileSync(file(), `${line}{"\\u001b[2J":{"\\u202e":1,"\\u202e":2}}\n`);
    const message = await collect().catch(String);
    expect(message).toMatch(/:2:\d+: .*\\u001b\[2J/);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('readLastRecord', () => {
  it('gives the last whole one, whatever comes after it', async () => {
    expect(await readLastRecord(file(), validatePrediction)).toBeUndefined();
    for (const [text, expected] of [
      ['', undefined],
      ['{"torn', undefined],
      [line, example],
      [`nonsense\n${line}{"torn`, example],
    ] as const) {
      writeFileSync(file(), text);
      expect(await readLastRecord(file(), validatePrediction)).toEqual(expected);
    }
  });

  it('names the line of one that is none', async () => {
    for (const broken of ['{}', '{"a":', '']) {
      writeFileSync(file(), `${line}${line}${broken}\n`);
      await expect(readLastRecord(file(), validatePrediction)).rejects.toThrow(/jsonl:3:/);
    }
  });
});
