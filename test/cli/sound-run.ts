import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunManifest, TelemetryEvent } from '../../src/contract';

/** What a run's folder holds, ready to be changed before it is written. */
export interface Run {
  manifest: RunManifest;
  events: TelemetryEvent[];
  /** Other files, by path. */
  files: Record<string, string>;
}

/** The examples of a schema, which are valid. */
export function exampleOf<T>(document: string): T[] {
  const text = readFileSync(`schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: T[] }).examples;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A run in which everything holds: a checkpoint, a data set of two files, a gate. */
export function soundRun(): Run {
  const names = ['run_start', 'stage_start', 'metric', 'checkpoint', 'stage_stop', 'run_stop'];
  const weights = 'weights';
  const events = exampleOf<TelemetryEvent>('telemetry_event')
    .filter(({ event_name }) => names.includes(event_name))
    .map((event, seq) => ({ ...event, seq, timestamp: `2026-11-22T09:30:0${seq}.000Z` }));
  const saved = events.find((event) => event.event_name === 'checkpoint');
  const [example] = exampleOf<RunManifest>('run_manifest');
  if (!saved || !example) throw new Error('the examples of the schemas have changed');
  saved.payload = { ...saved.payload, bytes: weights.length, sha256: sha256(weights) };
  const files = ['claims.jsonl', 'corpus.jsonl'].map((path) => {
    return { path, split: null, bytes: path.length, sha256: sha256(path), num_records: 1 };
  });
  const lines = files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
  const dataset_manifest = { ...example.dataset_manifest, files, sha256: sha256(lines) };
  return {
    manifest: { ...example, dataset_manifest, checkpoints: [saved.payload] },
    events,
    files: { [saved.payload.path]: weights },
  };
}

/** Writes a run; the manifest lists every file, unless it is listed already. */
export function writeRun(folder: string, { manifest, events, files }: Run): void {
  const telemetry = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  const texts = { 'telemetry.jsonl': telemetry, ...files };
  const artifacts = Object.entries(texts).map(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return { path, bytes: Buffer.byteLength(text), sha256: sha256(text) };
  });
  writeFileSync(
    join(folder, 'run_manifest.json'),
    JSON.stringify({ ...manifest, artifacts }, null, 2),
  );
}
