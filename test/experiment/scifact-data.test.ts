import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validateDatasetManifest } from '../../src/contract';
import { loadSciFact } from '../../src/experiment';

const SAMPLE = join(import.meta.dirname, '../../examples/data/scifact_sample');
const REAL = join(import.meta.dirname, '../../../shared/data/scifact');

describe('the embedded sample', () => {
  test('has at least 120 claims over 60 abstracts, in two document-disjoint splits', async () => {
    const { data, manifest } = await loadSciFact(SAMPLE);
    expect(data.train.length + data.dev.length).toBeGreaterThanOrEqual(120);
    expect(data.documents.size).toBeGreaterThanOrEqual(60);
    const train = new Set(data.train.flatMap(({ cited }) => cited));
    expect(data.dev.flatMap(({ cited }) => cited).filter((id) => train.has(id))).toEqual([]);
    expect(validateDatasetManifest(manifest)).toMatchObject({ ok: true });
    expect(manifest.num_examples).toBe(data.train.length + data.dev.length);
  });

  test('has the hash that sha256sum prints', async () => {
    const { manifest } = await loadSciFact(SAMPLE);
    const files = manifest.files.map(({ path }) => path).join(' ');
    const printed = execFileSync('sh', ['-c', `sha256sum ${files} | sha256sum`], { cwd: SAMPLE });
    expect(manifest.sha256).toBe(printed.toString().slice(0, 64));
  });
});

test.skipIf(!existsSync(REAL))('SciFact itself is recognised by its claims', async () => {
  const { data, manifest } = await loadSciFact(REAL);
  expect([data.train.length, data.dev.length]).toEqual([809, 300]);
  expect(data.train.filter(({ evidence }) => evidence.length > 0)).toHaveLength(505);
  expect(data.dev.filter(({ evidence }) => evidence.length > 0)).toHaveLength(188);
  expect(manifest).toMatchObject({ name: 'scifact', license: 'CC-BY-4.0 AND ODC-By-1.0' });
});

describe('what is wrong with the data', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crucible-scifact-'));
    cpSync(SAMPLE, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Changes the third line of a file and gives the error of loading it. */
  async function errorAfter(file: string, change: (line: string) => string): Promise<string> {
    const path = join(folder, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const before = lines[2] ?? '';
    lines[2] = change(before);
    expect(lines[2]).not.toBe(before);
    writeFileSync(path, lines.join('\n'));
    const error: unknown = await loadSciFact(folder).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ExperimentError', kind: 'invalid_data' });
    return error instanceof Error ? error.message : '';
  }

  test.each([
    ['claims_train.jsonl', 'cut', /:3:\d+: /, (line: string) => line.slice(0, 20)],
    [
      'claims_dev.jsonl',
      'a renamed label',
      /claims_dev\.jsonl:3:\d+: expected SUPPORT or CONTRADICT at \/evidence\/\d+\/0\/label, found "REFUTES"/,
      (line: string) =>
        line.replace(/"evidence":\{.*?\},"cited_doc_ids":\[(\d+)/, (_, id) =>
          [
            `"evidence":{"${id}":[{"sentences":[0],"label":"REFUTES"}]}`,
            `"cited_doc_ids":[${id}`,
          ].join(),
        ),
    ],
    [
      'claims_train.jsonl',
      'an id that is text',
      /:3:\d+: expected a whole number/,
      (line: string) => line.replace(/"id":(\d+)/, '"id":"$1"'),
    ],
    [
      'claims_train.jsonl',
      'an unknown abstract',
      /:3:\d+: expected a document of corpus/,
      (line: string) => line.replace(/"cited_doc_ids":\[\d+/, '"cited_doc_ids":[7'),
    ],
    [
      'claims_train.jsonl',
      'evidence as a list',
      /expected an object at \/evidence/,
      (line: string) => line.replace(/"evidence":\{.*\},/, '"evidence":[],'),
    ],
    [
      'corpus.jsonl',
      'no abstract',
      /:3:\d+: expected an array at \/abstract, found nothing/,
      (line: string) => line.replace('"abstract"', '"text"'),
    ],
    [
      'corpus.jsonl',
      'a repeated id',
      /:3:\d+: expected an id that no earlier line has/,
      (line: string) => line.replace(/"doc_id":\d+/, '"doc_id":900001'),
    ],
    [
      'corpus.jsonl',
      'a duplicate key',
      /:3:\d+: /,
      (line: string) => line.replace('{', '{"title":"x",'),
    ],
  ])('%s with %s', async (file, _what, expected, change) => {
    expect(await errorAfter(file, change)).toMatch(expected);
  });

  test('a sentence that is not there', async () => {
    const path = join(folder, 'claims_train.jsonl');
    const text = readFileSync(path, 'utf8').replace(/"sentences":\[\d+/, '"sentences":[99');
    writeFileSync(path, text);
    await expect(loadSciFact(folder)).rejects.toThrow(
      /expected an index below \d+ at .*, found 99/,
    );
  });

  test('evidence in an abstract that the claim does not cite', async () => {
    const path = join(folder, 'claims_train.jsonl');
    const text = readFileSync(path, 'utf8').replace(
      '"cited_doc_ids":[900012]',
      '"cited_doc_ids":[900001]',
    );
    writeFileSync(path, text);
    await expect(loadSciFact(folder)).rejects.toThrow(/expected a document that the claim cites/);
  });

  test('a missing file', async () => {
    rmSync(join(folder, 'corpus.jsonl'));
    await expect(loadSciFact(folder)).rejects.toThrow(/corpus\.jsonl cannot be read/);
  });
});
