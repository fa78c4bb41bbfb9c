import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { DocumentName } from '../../../../src';

/** Documents of which a file holds one a line. */
export const LINE_DOCUMENTS = ['telemetry_event', 'prediction', 'vote_trace'] as const;

/** All documents that have a program. */
export const DOCUMENTS = [...LINE_DOCUMENTS, 'hedging_metrics', 'run_manifest', 'report'] as const;

export const PROFILES = ['writer', 'reader'] as const;

/** What runs left, and the examples of the schema, one document a line. */
export function realLines(document: DocumentName): string[] {
  return [...examplesOf(document), ...goldenLines(document)];
}

export function goldenLines(document: DocumentName): string[] {
  const names: Partial<Record<DocumentName, string>> = {
    telemetry_event: 'telemetry.jsonl',
    prediction: 'predictions.jsonl',
    vote_trace: 'votes.jsonl',
  };
  const files = globSync(`test/golden/*/${names[document] ?? `${document}.json`}`).sort();
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.jsonl')) return text.split('\n').slice(0, -1);
    return [JSON.stringify(JSON.parse(text))];
  });
}

/** The examples of the document itself and, for a union, of its variants. */
export function examplesOf(document: DocumentName): string[] {
  const file = `generated/schemas/${document}.schema.json`;
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: unknown[] };
  return examples.map((example) => JSON.stringify(example));
}
