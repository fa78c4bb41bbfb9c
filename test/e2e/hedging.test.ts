import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HedgingMetrics, QualityResult, Report, RunManifest } from '../../src';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'dist/cli.cjs');
if (!existsSync(COMMAND)) throw new Error('run npm run build first: this tests what is built');

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'crucible-hedging-e2e-'));
});
afterEach(() => rmSync(output, { recursive: true }));

function argsOf(pairs: number): string[] {
  const example = join(ROOT, 'examples/reliability_hedging.ts');
  const params = ['--param', `pairs=${pairs}`, '--param', 'interval_ms=20'];
  return [COMMAND, 'run', example, '--output-dir', output, '--format', 'json', ...params];
}

/** A document of the one run. */
function read(file: string): unknown {
  const runs = join(output, 'reliability_hedging');
  const [run = 'none'] = readdirSync(runs);
  return JSON.parse(readFileSync(join(runs, run, file), 'utf8'));
}

test('the hedging example asks real servers under load, and validate finds nothing', () => {
  // That the process ends shows that no server, tenant or thread is left.
  const { status, stdout, stderr } = spawnSync(process.execPath, argsOf(40), {
    encoding: 'utf8',
    timeout: 400_000,
  });
  expect(stderr).toBe('');
  const run = JSON.parse(stdout) as { status: string; quality_results: QualityResult[] };
  expect(run.status).toBe('completed');
  // How fast this machine is now decides the gates, so only that the exit code tells them.
  expect(run.quality_results.map(({ metric }) => metric)).toEqual([
    'success_rate',
    'success_within_target',
  ]);
  expect(status).toBe(run.quality_results.every(({ passed }) => passed) ? 0 : 1);

  const { calls, policy } = read('hedging_metrics.json') as HedgingMetrics;
  expect(policy).toMatchObject({ strategy: 'percentile', percentile: 95, warm_up: 20 });
  const asked = (name: string) =>
    calls.filter(({ arm }) => arm === name).map(({ example_id }) => example_id);
  expect(new Set(asked('unhedged')).size).toBe(40);
  expect(asked('unhedged').sort()).toEqual(asked('hedged').sort());
  expect(calls.filter(({ arm, attempts }) => arm === 'unhedged' && attempts > 1)).toEqual([]);
  // Latencies that were measured are hardly ever equal.
  expect(new Set(calls.map(({ latency_ms }) => latency_ms)).size).toBeGreaterThan(70);

  const { metrics, comparisons, series } = read('report.json') as Report;
  for (const arm of ['unhedged', 'hedged'])
    for (const name of ['latency_p50', 'latency_p99.9', 'exact_match', 'f1', 'output_length'])
      expect(metrics).toContainEqual(expect.objectContaining({ name, adapter_id: arm }));
  expect(comparisons.map(({ metric }) => metric)).toContain('latency_p50');
  const charts = series.map(({ name }) => name.split('/')[0]);
  expect(new Set(charts)).toEqual(new Set(['tail_at_scale', 'overload_p99', 'overload_attempts']));

  const validated = spawnSync(process.execPath, [COMMAND, 'validate', output], {
    encoding: 'utf8',
  });
  expect([validated.status, validated.stdout]).toEqual([0, '']);
}, 480_000);

test('canceled, it stops its servers and tenants, and the process ends', async () => {
  const child = spawn(process.execPath, argsOf(5000), {
    stdio: 'ignore',
    timeout: 400_000,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'exit');
  const telemetry = () => {
    const runs = join(output, 'reliability_hedging');
    const [run = 'none'] = existsSync(runs) ? readdirSync(runs) : [];
    const file = join(runs, run, 'telemetry.jsonl');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  while (!telemetry().includes('"event_name":"hedge"') && child.exitCode === null) await sleep(100);
  child.kill('SIGINT');
  const [status] = (await ended) as [number | null];
  expect(status).toBe(1);
  const manifest = read('run_manifest.json') as RunManifest;
  expect(manifest.status).toBe('canceled');
  expect(manifest.stages[0]).toMatchObject({ name: 'eval', status: 'canceled' });
}, 480_000);
