import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import scifactLora from '../../examples/scifact_lora';
import type { Report } from '../../src/contract';
import { createLocalLoraBackend, TinkexRunner, type RunOutcome } from '../../src/experiment';
import { problemsIn } from '../experiment/support';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/crucible-embeddings');
const SCIFACT = join(import.meta.dirname, '../../../shared/data/scifact');
const ADAPTERS = ['base', 'lora', 'lexical', 'lexical_lora'];

const backend = createLocalLoraBackend({ cacheDir: CACHE });
const runner = new TinkexRunner({ backend });
let output_dir: string;
beforeAll(() => {
  output_dir = mkdtempSync(join(tmpdir(), 'crucible-scifact-run-'));
});
afterAll(async () => {
  await backend.close();
  rmSync(output_dir, { recursive: true });
});

async function runOnce(
  change: Partial<typeof scifactLora> = {},
  data?: string,
): Promise<RunOutcome> {
  const experiment = { ...scifactLora, ...change, output_dir };
  const [outcome] = await runner.run(experiment, data === undefined ? {} : { data });
  return outcome ?? expect.fail('no run');
}

function valueOf(report: Report, name: string, adapter_id: string, split = 'dev'): number {
  const found = report.metrics.find(
    (metric) => metric.name === name && metric.adapter_id === adapter_id && metric.split === split,
  );
  return found?.value ?? expect.fail(`no ${name} of ${adapter_id} on ${split}`);
}

/** A record without what differs between two runs of one seed: ids, times and latencies. */
function withoutTimes(text: string, { manifest }: RunOutcome): string {
  return text
    .replaceAll(manifest.run_id, '<run>')
    .replace(/"latency_ms": ?[0-9.e-]+/g, '"latency_ms":0')
    .replace(/\d{4}-\d\d-\d\dT[0-9:.]+Z/g, '<time>');
}

describe('on the embedded sample', () => {
  let first: RunOutcome;
  beforeAll(async () => {
    first = await runOnce();
  }, 900_000);

  test('it completes, passes its gates, and nothing is wrong with its folder', async () => {
    expect(first.manifest.status).toBe('completed');
    expect(first.report.quality_results.filter(({ passed }) => !passed)).toEqual([]);
    expect(first.report.quality_results.length).toBeGreaterThan(2);
    expect(await problemsIn(first.folder)).toEqual([]);
  });

  test('the report has every metric of the task for every adapter, with intervals', () => {
    const names = [
      'evidence_p_at_1',
      'citation_precision',
      'citation_recall',
      'citation_accuracy',
      'schema_compliance',
      ...[
        'abstract_label_only',
        'abstract_rationalized',
        'sentence_selection',
        'sentence_label',
      ].flatMap((of) => ['precision', 'recall', 'f1'].map((part) => `${of}_${part}`)),
    ];
    for (const adapter of ADAPTERS)
      for (const name of names) {
        const metric = first.report.metrics.find(
          (found) => found.name === name && found.adapter_id === adapter && found.split === 'dev',
        );
        expect(metric?.interval, `${name} of ${adapter}`).toMatchObject({ level: 0.95 });
      }
    expect(
      first.report.comparisons.map(({ baseline, adapter_id }) => `${baseline} ${adapter_id}`),
    ).toContain('base lora');
  });

  test('the loss falls, and each step has its learning rate', () => {
    for (const adapter of ADAPTERS.slice(1)) {
      const series = (name: string) =>
        first.report.series.find((found) => found.name === `${adapter}/${name}`)?.points ?? [];
      const losses = series('loss').map(({ value }) => value);
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const tenth = Math.ceil(losses.length / 10);
      expect(losses.length).toBeGreaterThan(20);
      expect(mean(losses.slice(-tenth))).toBeLessThan(mean(losses.slice(0, tenth)));
      expect(series('learning_rate')).toHaveLength(losses.length);
    }
  });

  test('the same seed gives the same bytes of weights, predictions and report', async () => {
    const second = await runOnce();
    const bytesOf = ({ folder }: RunOutcome, path: string) => readFileSync(join(folder, path));
    for (const { path } of first.manifest.artifacts ?? []) {
      if (path.startsWith('checkpoints/'))
        expect(bytesOf(second, path).equals(bytesOf(first, path)), path).toBe(true);
    }
    for (const path of ['predictions.jsonl', 'report.json', 'report.md']) {
      const [a, b] = [first, second].map((run) => withoutTimes(bytesOf(run, path).toString(), run));
      expect(b === a, path).toBe(true);
    }
  }, 900_000);

  test('another seed gives other weights', async () => {
    const other = await runOnce({ seed: 21 });
    const hashes = (run: RunOutcome) => run.manifest.checkpoints.map(({ sha256 }) => sha256);
    expect(hashes(other)[1]).not.toBe(hashes(first)[1]);
    // Nothing was drawn for the untrained base.
    expect(hashes(other)[0]).toBe(hashes(first)[0]);
  }, 900_000);

  test('at rank 0 the adapter cites exactly as the base', async () => {
    const params = { ...scifactLora.params, lora_rank: [0], epochs: [2] };
    const { report } = await runOnce({ params });
    for (const { name, value, adapter_id } of report.metrics)
      if (adapter_id === 'lora')
        expect(value).toBe(
          report.metrics.find((m) => m.name === name && m.adapter_id === 'base')?.value,
        );
    const differences = report.comparisons.filter(({ adapter_id }) => adapter_id === 'lora');
    expect(differences.length).toBeGreaterThan(5);
    expect(differences.filter(({ difference }) => difference !== 0)).toEqual([]);
  }, 900_000);
});

test.skipIf(!existsSync(SCIFACT))(
  'on SciFact the adapter cites better evidence than the frozen base',
  async () => {
    const { report, manifest, folder } = await runOnce({}, SCIFACT);
    expect(manifest).toMatchObject({ status: 'completed', dataset_manifest: { name: 'scifact' } });
    const gain = (base: string, adapter: string) =>
      valueOf(report, 'evidence_p_at_1', adapter) - valueOf(report, 'evidence_p_at_1', base);
    expect(gain('base', 'lora')).toBeGreaterThanOrEqual(0.05);
    expect(gain('lexical', 'lexical_lora')).toBeGreaterThanOrEqual(0);
    // The split of unseen documents is reported beside the official one.
    expect(valueOf(report, 'evidence_p_at_1', 'lora', 'dev.unseen')).toBeGreaterThan(0);
    expect(await problemsIn(folder)).toEqual([]);
  },
  1_800_000,
);
