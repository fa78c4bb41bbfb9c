import type { HedgedCall } from '../../contract';
import type { AttemptInFlight } from './attempt-in-flight';

/** What the caller alone knows about an answer. */
export type AnswerDetails = Pick<HedgedCall, 'output_length' | 'cost'>;

/** A call that is over, as its record tells it. */
export interface CallSummary extends Pick<
  HedgedCall,
  'call_id' | 'example_id' | 'arm' | 'decision' | 'outcome' | 'latency_ms'
> {
  /** Infinity, which no document can hold, is recorded as null: no backup would ever be sent. */
  readonly delay_ms: number | null;
  /** The primary first; none is in flight any more. */
  readonly attempts: readonly AttemptInFlight[];
}

/**
 * The call as `hedging_metrics.json` has it. Property by property: spreading a summary into the
 * record took longer than the rest of a call.
 */
export function callRecord(ended: CallSummary, details: AnswerDetails | undefined): HedgedCall {
  const primary = ended.attempts[0];
  const backup = ended.attempts[1];
  const record: HedgedCall = {
    call_id: ended.call_id,
    example_id: ended.example_id,
    arm: ended.arm,
    delay_ms: ended.delay_ms === Infinity ? null : ended.delay_ms,
    hedged: ended.attempts.length > 1,
    decision: ended.decision,
    winner: winnerOf(ended.attempts),
    latency_ms: ended.latency_ms,
    primary_latency_ms: primary?.duration_ms ?? null,
    primary_latency_is_lower_bound: primary?.state === 'aborted',
    backup_latency_ms: backup?.duration_ms ?? null,
    backup_latency_is_lower_bound: backup?.state === 'aborted',
    attempts: ended.attempts.length,
    wasted_ms: wasted(ended.attempts),
    outcome: ended.outcome,
  };
  return details ? Object.assign(record, details) : record;
}

function winnerOf(attempts: readonly AttemptInFlight[]): HedgedCall['winner'] {
  const winner = attempts.findIndex(({ state }) => state === 'answered');
  if (winner === -1) return null;
  return winner === 0 ? 'primary' : 'backup';
}

function wasted(attempts: readonly AttemptInFlight[]): number {
  let total = 0;
  for (const { state, duration_ms } of attempts) {
    if (state !== 'answered') total += duration_ms ?? 0;
  }
  return total;
}
