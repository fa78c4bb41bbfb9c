import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ArtifactError, fileInside, readDocument } from '../../artifacts';
import type { Artifact, RunManifest } from '../../contract';
import type { RecordedEvent, Recording } from '../../replay';
import { readTelemetry } from '../../telemetry';

const MANIFEST = 'run_manifest.json';
const EVENTS = 'telemetry.jsonl';

/**
 * A run's folder as a recording. Events are read from the file by each stream, line by line, and of
 * its files those that the manifest lists, and the manifest itself.
 *
 * @throws ArtifactError when the manifest is not valid, or the manifest or the events are no plain
 * file of the folder; Error of the system when the folder cannot be read
 */
export async function openRecording(folder: string): Promise<Recording> {
  requirePlain(folder, MANIFEST);
  requirePlain(folder, EVENTS);
  // readDocument has accepted it.
  const manifest = (await readDocument(join(folder, MANIFEST), 'run_manifest')) as RunManifest;
  const artifacts = [...(manifest.artifacts ?? []), await describe(folder, MANIFEST)];
  return {
    events: () => eventsOf(folder),
    artifacts: artifacts.sort((a, b) => (a.path < b.path ? -1 : 1)),
    read(path, start, end) {
      requirePlain(folder, path);
      if (end === start) return '';
      const stream = createReadStream(join(folder, path), { start, end: end - 1 });
      // Node's own type of a web stream differs from the DOM's in names only.
      return Readable.toWeb(stream) as unknown as ReadableStream;
    },
  };
}

async function* eventsOf(folder: string): AsyncGenerator<RecordedEvent> {
  for await (const { event } of readTelemetry(join(folder, EVENTS))) yield event.value;
}

function requirePlain(folder: string, path: string): void {
  const { problem } = fileInside(folder, path);
  if (problem)
    throw new ArtifactError(
      'not_a_file',
      join(folder, path),
      `${problem.message}; ${problem.hint}`,
    );
}

async function describe(folder: string, path: string): Promise<Artifact> {
  const file = await open(join(folder, path));
  try {
    const content = await file.readFile();
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { path, bytes: content.length, sha256 };
  } finally {
    await file.close();
  }
}
