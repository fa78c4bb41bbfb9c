import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import type { ProblemDocument, TelemetryEnvelope, ValidationResult } from '../../src';
import type { Project } from './project';
import { snippetsOf } from './snippets';

export const PLAYBOOK = 'docs/integration_playbook.md';
export const SNIPPETS = snippetsOf(PLAYBOOK);

/** What the snippets export, as the tests call it. */
export interface Playbook {
  accept: (where: string, result: ValidationResult<unknown>) => unknown;
  eventText: (read: unknown) => string;
  readRun: (folder: string) => Promise<Record<string, unknown>>;
  fetchRun: (load: unknown) => Promise<Record<string, unknown>>;
  fromFolder: (base: string) => unknown;
  fromService: (service: string, jobId: string, token: string) => unknown;
  problemOf: (response: Response) => Promise<ProblemDocument>;
  retryAfterMs: (problem: ProblemDocument) => number | null;
  followRun: (options: object) => AsyncGenerator<{ value: TelemetryEnvelope }>;
}

/** Writes every snippet into a project, as TypeScript and as what runs. */
export async function writeSnippets({ folder }: Project): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const { file, text } of SNIPPETS) {
    const { code } = await transform(text, { loader: 'ts' });
    writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), code);
  }
}

/** A snippet as it runs. */
export async function loadSnippet({ folder }: Project, name: string): Promise<Playbook> {
  return (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as Playbook;
}

/** The valid examples of a document. */
export function examplesOf<T = object>(document: string): T[] {
  const text = readFileSync(`schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: T[] }).examples;
}

/** A run's events in order, one of each variant, and one that a newer minor added; the last one ends it. */
export function eventsOfRun(): TelemetryEnvelope[] {
  const known = examplesOf<TelemetryEnvelope>('telemetry_event');
  const newer = known.slice(0, 1).map((event) => ({
    ...event,
    schema_version: '1.999.0',
    event_name: 'added_later',
  }));
  const isEnd = ({ event_name }: TelemetryEnvelope) => event_name === 'run_stop';
  const events = [...known.filter((event) => !isEnd(event)), ...newer, ...known.filter(isEnd)];
  return events.map((event, seq) => ({ ...event, seq }));
}
