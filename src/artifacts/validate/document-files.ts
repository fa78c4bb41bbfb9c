import { basename } from 'node:path';
import type { DocumentName } from '../../contract';
import { uncompressedName } from './decompress';

/** Document that a file of a run's folder holds, by the file's name. */
export const DOCUMENT_FILES: Readonly<Record<string, DocumentName>> = {
  'run_manifest.json': 'run_manifest',
  'telemetry.jsonl': 'telemetry_event',
  'predictions.jsonl': 'prediction',
  'votes.jsonl': 'vote_trace',
  'hedging_metrics.json': 'hedging_metrics',
  'report.json': 'report',
};

/** Name of the file that makes a folder a run's folder. */
export const MANIFEST_FILE = 'run_manifest.json';

/** Document that a file holds by its name, if its name says so; it may be compressed. */
export function documentOfFile(path: string): DocumentName | undefined {
  const name = uncompressedName(basename(path));
  return Object.hasOwn(DOCUMENT_FILES, name) ? DOCUMENT_FILES[name] : undefined;
}

/** Whether a file holds one document a line; of a stream, which has no name, by what it holds. */
export function isJsonLines(file: string | undefined, document: DocumentName): boolean {
  if (file !== undefined) return uncompressedName(file).endsWith('.jsonl');
  return Object.entries(DOCUMENT_FILES).some(
    ([name, held]) => held === document && name.endsWith('.jsonl'),
  );
}
