import { join } from 'node:path';
import type { Profile, RunManifest, TelemetryEvent } from '../../contract';
import { codeFrame, locatePointer, type JsonValue } from '../json';
import { checkFile } from './check-file';
import { DOCUMENT_FILES, MANIFEST_FILE } from './document-files';
import { fileInside } from './file-inside';
import type { FileProblem } from './file-problem';
import { checkListedFile } from './listed-file';
import { TelemetryOrder } from './telemetry-order';

type Text = Omit<FileProblem, 'file' | 'line' | 'column' | 'frame'>;

/** Checks a run's folder: every file by itself, then what holds across them. */
export async function* checkRun(folder: string, profile: Profile): AsyncGenerator<FileProblem> {
  const file = join(folder, MANIFEST_FILE);
  let manifest: RunManifest | undefined;
  let bytes = new Uint8Array() as Uint8Array;
  yield* checkFile({ file, document: 'run_manifest', profile }, undefined, (value, _line, text) => {
    // checkFile hands over only what the validator of run_manifest has accepted.
    manifest = value as unknown as RunManifest;
    bytes = text;
    return [];
  });
  yield* checkRecords(folder, profile, manifest);
  if (!manifest) return;
  for await (const problem of manifestProblems(folder, manifest)) {
    const { line, column, length } = locatePointer(bytes, problem.pointer);
    yield { file, line, column, ...problem, frame: codeFrame(bytes, { line, column, length }) };
  }
}

async function* checkRecords(
  folder: string,
  profile: Profile,
  manifest: RunManifest | undefined,
): AsyncGenerator<FileProblem> {
  for (const [name, document] of Object.entries(DOCUMENT_FILES)) {
    const file = join(folder, name);
    if (name === MANIFEST_FILE) continue;
    const { problem } = await fileInside(folder, name);
    if (problem?.rule === 'file-outside')
      yield { file, line: 1, column: 1, pointer: '', ...problem };
    if (problem) continue;
    const order =
      manifest && document === 'telemetry_event' ? new TelemetryOrder(manifest.run_id) : undefined;
    let lastLine = 1;
    yield* checkFile({ file, document, profile }, undefined, (value, line, text) => {
      lastLine = line;
      // Valid by now, so that it has the members of its document.
      const found = order
        ? order.add(value as unknown as TelemetryEvent)
        : ofOtherRun(value, manifest);
      return found.map((problem) => located(file, problem, line, text));
    });
    if (manifest && manifest.status !== 'running') {
      for (const stage of order?.unclosed() ?? [])
        yield { file, line: lastLine, column: 1, ...neverClosed(stage) };
    }
  }
}

function located(file: string, problem: Text, line: number, bytes: Uint8Array): FileProblem {
  const {
    column,
    line: at,
    length,
  } = locatePointer(bytes, problem.pointer, { origin: { line, offset: 0 } });
  return {
    file,
    line: at,
    column,
    ...problem,
    frame: codeFrame(bytes, { line: at, column, length }, { firstLine: line }),
  };
}

function ofOtherRun(value: JsonValue, manifest: RunManifest | undefined): Text[] {
  const { run_id: found } = value as { run_id: string };
  if (!manifest || found === manifest.run_id) return [];
  return [
    {
      rule: 'run-id',
      pointer: '/run_id',
      message: `The record belongs to run ${found}, and the folder to ${manifest.run_id}`,
      expected: manifest.run_id,
      received: found,
      hint: 'a run folder holds one run',
    },
  ];
}

function neverClosed(stage: string): Text {
  return {
    rule: 'stage-order',
    pointer: '',
    message: `Stage ${stage} was started and never closed`,
    expected: 'a stage_stop or a stage_error',
    received: 'the end of the file',
    hint: 'the run was killed, or events were lost at the end',
  };
}

async function* manifestProblems(folder: string, manifest: RunManifest): AsyncGenerator<Text> {
  if (manifest.output_dir.split(/[\\/]/).includes('..')) {
    yield {
      rule: 'path-outside',
      pointer: '/output_dir',
      message: "output_dir leads upwards with '..'",
      expected: "a path without '..'",
      received: manifest.output_dir,
      hint: 'write the resolved path',
    };
  }
  for (const list of ['checkpoints', 'artifacts'] as const) {
    for (const [index, entry] of (manifest[list] ?? []).entries()) {
      const problem = await checkListedFile(folder, entry);
      if (!problem) continue;
      const { member, ...text } = problem;
      yield { ...text, pointer: `/${list}/${index}/${member}` };
    }
  }
}
