import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport, readTelemetryEvent } from '../../src';
import {
  eventsOfRun,
  examplesOf,
  loadSnippet,
  PLAYBOOK,
  SNIPPETS,
  writeSnippets,
} from './playbook';
import { installedProject, type Project } from './project';
import { typecheck } from './typecheck';

const OF_NODE = ['read-run.ts'];

let project: Project;
beforeAll(async () => {
  project = installedProject();
  await writeSnippets(project);
});
afterAll(() => project.remove());

describe('the snippets of the playbook', () => {
  it.each(['bundler', 'nodenext'] as const)('compile under %s', (resolution) => {
    const paths = (isOfNode: boolean) =>
      SNIPPETS.filter(({ file }) => OF_NODE.includes(file) === isOfNode).map(({ file }) =>
        join(project.folder, file),
      );
    expect([paths(false).length, paths(true).length]).toEqual([SNIPPETS.length - 1, 1]);
    expect(typecheck(paths(false), resolution, 'browser')).toEqual([]);
    expect(typecheck(paths(true), resolution, 'node')).toEqual([]);
  });

  it('and its text name entry points that exist', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    const entries = Object.keys(exports).map((key) => key.replace('*.json', ''));
    const named = readFileSync(PLAYBOOK, 'utf8').matchAll(/crucible-contracts\/([a-z.]+\/?)/g);
    for (const [, entry] of named) expect(entries).toContain(`./${entry}`);
  });
});

describe('accept and eventText', () => {
  it('give a value, or one error that says what to do', async () => {
    const { accept } = await loadSnippet(project, 'accept');
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
    const { eventText } = await loadSnippet(project, 'event-text');
    const lines = eventsOfRun().map((event) => eventText(readTelemetryEvent(event)));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContain('added_later (of a newer version)');
    expect(lines.join()).not.toMatch(/undefined|object Object/);
  });
});

describe('readRun', () => {
  it('reads a folder, complete or still being written', async () => {
    const { readRun } = await loadSnippet(project, 'read-run');
    const folder = join(project.folder, 'run');
    mkdirSync(folder);
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    const toLines = (records: object[]) =>
      records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const [ended = {}, running = {}] = examplesOf('run_manifest');
    const predictions = examplesOf('prediction');
    const [report = {}] = examplesOf('report');
    const listed = (path: string) => ({ path, bytes: 1, sha256: 'a'.repeat(64) });

    write('run_manifest.json', JSON.stringify(running));
    write('telemetry.jsonl', `${toLines(eventsOfRun())}{"schema_ver`);
    expect(await readRun(folder)).toMatchObject({ predictions: [], report: null });

    const artifacts = [listed('predictions.jsonl'), listed('report.json')];
    const manifest = { ...ended, artifacts, added_later: true };
    write('run_manifest.json', JSON.stringify(manifest));
    write('predictions.jsonl', toLines(predictions));
    write('report.json', JSON.stringify(report));
    const run = await readRun(folder);
    expect(run).toMatchObject({ manifest, predictions, report });
    expect(run['lines']).toHaveLength(eventsOfRun().length);
  });
});
