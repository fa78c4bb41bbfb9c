import type { Artifact, TelemetryEvent } from '../contract';
import { EVENT_EXAMPLES, OPERATIONS } from './document';
import type { Recording, RecordedEvent } from './recording';

/** A recording that is held in memory: a run's events, and its files by path. */
export interface RecordedRun {
  readonly events: readonly RecordedEvent[];
  readonly artifacts?: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;
}

/** The examples of the contract as one run: each kind of event once, and the document's report. */
export function exampleRun(): RecordedRun {
  const report = OPERATIONS.find(({ id }) => id === 'getArtifact')?.answers['200'];
  const text = report?.content['application/octet-stream']?.examples['report']?.value;
  // The document's examples are checked against its schemas when it is tested.
  return {
    events: EVENT_EXAMPLES as readonly TelemetryEvent[],
    artifacts: { 'report.md': text as string },
  };
}

export async function recordingOf({ events, artifacts = {} }: RecordedRun): Promise<Recording> {
  const files = new Map(
    Object.entries(artifacts).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const listed = [...files].map(async ([path, bytes]): Promise<Artifact> => {
    return { path, bytes: bytes.length, sha256: await sha256(bytes) };
  });
  const sorted = (await Promise.all(listed)).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    events: () => events,
    artifacts: sorted,
    read: (path, start, end) => files.get(path)?.slice(start, end) ?? '',
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
