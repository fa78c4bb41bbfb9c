import type { Prediction, Report, VoteTrace } from '../../contract';
import { inSplit } from '../../stats';
import type { StoredRunRecords } from '../run-records';

/** A run: its records, and the report that follows from them. */
export interface ReportedRun {
  readonly records: StoredRunRecords;
  readonly report: Report;
}

/** What one adapter or ensemble answered in both runs; item i of both is the same example. */
export interface PairedRecords<T> {
  readonly adapter_id: string;
  readonly a: readonly T[];
  readonly b: readonly T[];
}

/** Per adapter of both runs its predictions on the examples of a split that both hold. */
export function pairedPredictions(
  a: ReportedRun,
  b: ReportedRun,
  split: string,
): PairedRecords<Prediction>[] {
  return pair(a.records.predictions, b.records.predictions, split, {
    ownerOf: ({ adapter_id }) => adapter_id,
    // What cites in one run only has no counterpart in the other.
    exampleOf: ({ example_id, citations }) => `${example_id} ${citations ? 'cites' : ''}`,
  });
}

/** Per ensemble of both runs its votes on the examples of a split that both hold. */
export function pairedVotes(
  a: ReportedRun,
  b: ReportedRun,
  split: string,
): PairedRecords<VoteTrace>[] {
  return pair(a.records.votes, b.records.votes, split, {
    ownerOf: ({ ensemble_id }) => ensemble_id,
    exampleOf: ({ example_id }) => example_id,
  });
}

/** The splits that both reports cover, in the order of A's. */
export function commonSplits(a: ReportedRun, b: ReportedRun): string[] {
  return a.report.plan.splits.filter((split) => b.report.plan.splits.includes(split));
}

interface Keys<T> {
  readonly ownerOf: (record: T) => string;
  readonly exampleOf: (record: T) => string;
}

function pair<T extends { readonly split: string }>(
  a: readonly T[],
  b: readonly T[],
  split: string,
  { ownerOf, exampleOf }: Keys<T>,
): PairedRecords<T>[] {
  // Ids hold no line end, so that two keys are equal only when their parts are.
  const keyOf = (record: T) => `${ownerOf(record)}\n${exampleOf(record)}`;
  const inB = new Map(b.filter((r) => inSplit(r, split)).map((r) => [keyOf(r), r]));
  const pairs = new Map<string, { a: T[]; b: T[] }>();
  for (const record of a) {
    const other = inSplit(record, split) ? inB.get(keyOf(record)) : undefined;
    if (other === undefined) continue;
    const owner = pairs.get(ownerOf(record)) ?? { a: [], b: [] };
    owner.a.push(record);
    owner.b.push(other);
    pairs.set(ownerOf(record), owner);
  }
  return [...pairs].map(([adapter_id, records]) => ({ adapter_id, ...records }));
}
