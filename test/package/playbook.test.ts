import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemDocument, TelemetryEvent, ValidationResult } from '../../src';
import { installedProject, type Project } from './project';
import { snippetsOf } from './snippets';
import { serveRun, type ServedRun } from './run-server';
import { typecheck } from './typecheck';

const PLAYBOOK = 'docs/integration_playbook.md';
const SNIPPETS = snippetsOf(PLAYBOOK);
const OF_NODE = ['read-run.ts'];

let project: Project;
beforeAll(async () => {
  project = installedProject();
  writeFileSync(join(project.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const { file, text } of SNIPPETS) {
    const { code } = await transform(text, { loader: 'ts' });
    writeFileSync(join(project.folder, file), text);
    writeFileSync(join(project.folder, file.replace(/ts$/, 'js')), code);
  }
}, 120_000);
afterAll(() => project.remove());

/** A snippet as it runs; what it exports is stated by the test that uses it. */
async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(project.folder, `${name}.js`)).href)) as T;
}

function examplesOf<T = object>(document: string): T[] {
  const text = readFileSync(`schemas/${document}.schema.json`, 'utf8');
  return (JSON.parse(text) as { examples: T[] }).examples;
}

const EVENTS = examplesOf<TelemetryEvent>('telemetry_event').map((event, seq) => ({ ...event, seq }));
const NEWER = { ...EVENTS[0], schema_version: '1.9.0', event_name: 'gradient' };

interface Playbook {
  accept: (where: string, result: ValidationResult<unknown>) => unknown;
  eventText: (read: unknown) => string;
  readRun: (folder: string) => Promise<Record<string, unknown>>;
  fetchRun: (load: unknown) => Promise<Record<string, unknown>>;
  fromFolder: (base: string) => unknown;
  fromService: (service: string, jobId: string, token: string) => unknown;
  problemOf: (response: Response) => Promise<ProblemDocument>;
  retryAfterMs: (problem: ProblemDocument) => number | null;
  followRun: (options: object) => AsyncGenerator<{ value: TelemetryEvent }>;
}

describe('the snippets of the playbook', () => {
  it.each(['bundler', 'nodenext'] as const)('compile under %s', (resolution) => {
    const paths = (isOfNode: boolean) =>
      SNIPPETS.filter(({ file }) => OF_NODE.includes(file) === isOfNode).map(({ file }) =>
        join(project.folder, file),
      );
    expect(paths(false).length).toBeGreaterThan(5);
    expect(typecheck(paths(false), resolution, 'browser')).toEqual([]);
    expect(typecheck(paths(true), resolution, 'node')).toEqual([]);
  });

  it('name every validator and file as the package does', () => {
    const text = readFileSync(PLAYBOOK, 'utf8');
    const files = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    for (const [, entry = ''] of text.matchAll(/crucible-contracts(\/[a-z.]+)/g))
      expect(Object.keys(files.exports).some((key) => key.startsWith(`.${entry}`))).toBe(true);
  });
});

describe('accept and eventText', () => {
  it('give a value, or one error that says what to do', async () => {
    const { accept } = await load<Playbook>('accept');
    const { readReport } = await import('../../src');
    const [report = {}] = examplesOf('report');
    expect(accept('report.json', readReport(report))).toEqual(report);
    expect(() => accept('report.json', readReport({ ...report, schema_version: '2.0.0' }))).toThrow(
      'report.json is of another version: please update this page',
    );
    expect(() => accept('report.json', readReport({ ...report, seed: -1 }))).toThrow(
      'report.json/seed: seed must be at least 0, not -1 (it must be at least 0)',
    );
  });

  it('have a line for every event', async () => {
    const { eventText } = await load<Playbook>('event-text');
    const { readTelemetryEvent } = await import('../../src');
    const lines = [...EVENTS, NEWER].map((event) => eventText(readTelemetryEvent(event)));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContain('gradient (of a newer version)');
    expect(lines.join()).not.toMatch(/undefined|object Object/);
  });
});

describe('readRun', () => {
  it('reads a folder, complete or still being written', async () => {
    const { readRun } = await load<Playbook>('read-run');
    const folder = join(project.folder, 'run');
    mkdirSync(folder);
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    const [ended = {}, running = {}] = examplesOf('run_manifest');
    const predictions = examplesOf('prediction');
    const [report = {}] = examplesOf('report');
    const listed = (path: string) => ({ path, bytes: 1, sha256: 'a'.repeat(64) });
    const lines = EVENTS.map((event) => `${JSON.stringify(event)}\n`).join('');

    write('run_manifest.json', JSON.stringify(running));
    write('telemetry.jsonl', `${lines}{"schema_ver`);
    expect(await readRun(folder)).toMatchObject({ predictions: [], report: null });

    const artifacts = [listed('predictions.jsonl'), listed('report.json')];
    write('run_manifest.json', JSON.stringify({ ...ended, artifacts, added_later: true }));
    write('predictions.jsonl', predictions.map((one) => `${JSON.stringify(one)}\n`).join(''));
    write('report.json', JSON.stringify(report));
    const run = await readRun(folder);
    expect(run).toMatchObject({ predictions, report, manifest: ended as { artifacts: never } & object });
    expect(run['lines']).toHaveLength(EVENTS.length);
  });
});
