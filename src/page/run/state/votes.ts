import type { TelemetryEvent, VoteEvent, VotePayload } from '../../../contract';
import { entriesAfter } from './by-key';

/** Votes that are kept one by one. */
const RECENT_VOTES = 10;

/** How an ensemble has voted in a stage so far; counts of examples. */
export interface EnsembleVotes {
  readonly ensembleId: string;
  readonly stage: string;
  readonly examples: number;
  /** On which all who voted gave the winner. */
  readonly unanimous: number;
  readonly ties: number;
  /** Without a winner. */
  readonly undecided: number;
  /** With a gold answer. */
  readonly graded: number;
  /** Of the graded. */
  readonly correct: number;
  /** The newest, oldest first. */
  readonly recent: readonly VotePayload[];
}

export type VotesByKey = ReadonlyMap<string, EnsembleVotes>;

type Draft = { -readonly [K in keyof EnsembleVotes]: EnsembleVotes[K] };

export function votesAfter(votes: VotesByKey, events: readonly TelemetryEvent[]): VotesByKey {
  return entriesAfter<Draft, VoteEvent>(votes, events, {
    keyOf: (event) =>
      event.event_name === 'vote' && event.stage !== null
        ? `${event.stage}\n${event.payload.ensemble_id}`
        : undefined,
    begin: (found, event) => (found ? { ...found } : firstOf(event)),
    add,
  });
}

function firstOf({ stage, payload }: VoteEvent): Draft {
  return {
    ensembleId: payload.ensemble_id,
    // keyOf passes over events without one.
    stage: stage ?? '',
    examples: 0,
    unanimous: 0,
    ties: 0,
    undecided: 0,
    graded: 0,
    correct: 0,
    recent: [],
  };
}

function add(draft: Draft, { payload }: VoteEvent): void {
  const { winner, tie, agreement, correct = null } = payload;
  draft.examples++;
  if (agreement === 1) draft.unanimous++;
  if (tie) draft.ties++;
  if (winner === null) draft.undecided++;
  if (correct !== null) draft.graded++;
  if (correct === true) draft.correct++;
  draft.recent = [...draft.recent.slice(1 - RECENT_VOTES), payload];
}
