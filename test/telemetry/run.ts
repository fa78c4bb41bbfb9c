import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRun, toJsonDocument } from '../../src/artifacts';
import type { EventPayloadMap } from '../../src/contract';
import { openTelemetry, type TelemetryEmitter } from '../../src/telemetry';
import { exampleOf } from '../artifacts/write/examples';

export const RUN_ID = '0192f0c1-7a3e-7cc0-9d55-0a1b2c3d4e5f';

export const RUN_START: EventPayloadMap['run_start'] = {
  experiment_id: 'scifact_lora',
  params: { learning_rate: 0.003 },
  seed: 42,
};

/** A run's events up to the middle of a stage, with characters of every length in UTF-8. */
export async function emitSome(telemetry: TelemetryEmitter): Promise<void> {
  await telemetry.emit('run_start', null, RUN_START);
  await telemetry.emit('stage_start', 'train', { kind: 'train' });
  await telemetry.emit('metric', 'train', { name: 'loss', value: 1.0986, step: 0 });
  await telemetry.emit('log', 'train', { level: 'info', message: 'é — 😀\n' });
}

/** The run's manifest while it is running, so that its folder can be checked as a whole. */
export function writeRunningManifest(folder: string): void {
  const [example] = exampleOf('run_manifest');
  const { schema_version, experiment_id, name, params, seed, created_at, stages, ...rest } =
    example ?? {};
  const { dataset_manifest, output_dir, quality_targets } = rest;
  const manifest = {
    ...{ schema_version, run_id: RUN_ID, experiment_id, name, status: 'running', params, seed },
    ...{ created_at, stages, dataset_manifest, output_dir, quality_targets, checkpoints: [] },
  };
  writeFileSync(join(folder, 'run_manifest.json'), toJsonDocument(manifest));
}

/** The rules that the events of a run's folder break, by themselves and as the events of this run. */
export async function rulesBroken(folder: string): Promise<string[]> {
  const rules: string[] = [];
  for await (const batch of checkRun(folder, 'writer')) {
    for (const { file, rule } of batch) if (file.endsWith('telemetry.jsonl')) rules.push(rule);
  }
  return rules;
}

export function openIn(folder: string, now?: () => Date): Promise<TelemetryEmitter> {
  const file = join(folder, 'telemetry.jsonl');
  return openTelemetry({ file, run_id: RUN_ID, ...(now && { now }) });
}
