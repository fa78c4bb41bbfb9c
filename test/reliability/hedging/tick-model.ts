import type { HedgedCall } from '../../../src/contract';

export interface TickPolicy {
  readonly delays: readonly number[];
  readonly max_hedges: number;
  readonly deadline_ms: number;
}
export interface TickScript {
  readonly latency_ms: number;
  readonly fails: boolean;
}
type Expected = Pick<
  HedgedCall,
  'outcome' | 'winner' | 'latency_ms' | 'attempts' | 'wasted_ms' | 'primary_latency_ms'
>;
interface TickAttempt extends TickScript {
  readonly sent: number;
  ended: number | null;
}

/**
 * What a hedged call must come to, found by walking through whole milliseconds and asking of each
 * what happens in it: first attempts end, then the deadline comes, then a backup is due.
 */
export function tickModel(policy: TickPolicy, scripts: readonly TickScript[]): Expected {
  const attempts: TickAttempt[] = [];
  const send = (sent: number) => {
    attempts.push({ ...(scripts[attempts.length] ?? never), sent, ended: null });
    // A delay of 0 waits for nothing, not even for an answer that is there already.
    if (attempts.length <= policy.max_hedges && policy.delays[attempts.length - 1] === 0) {
      send(sent);
    }
  };
  const over = (now: number, outcome: HedgedCall['outcome'], winner?: TickAttempt): Expected => {
    const spent = (attempt: TickAttempt) => (attempt.ended ?? now) - attempt.sent;
    return {
      outcome,
      winner: winner ? (winner === attempts[0] ? 'primary' : 'backup') : null,
      latency_ms: now,
      attempts: attempts.length,
      wasted_ms: attempts.reduce((sum, one) => sum + (one === winner ? 0 : spent(one)), 0),
      primary_latency_ms: attempts[0] ? spent(attempts[0]) : null,
    };
  };

  send(0);
  for (let now = 0; ; now++) {
    for (let again = true; again;) {
      again = false;
      const running = attempts.filter(({ ended }) => ended === null);
      const ending = running
        .filter(({ sent, latency_ms }) => sent + latency_ms === now)
        // Of attempts that end at once, the one that was sent first has the older timer.
        .at(0);
      const left = attempts.length <= policy.max_hedges;
      const waited = now - (attempts.at(-1)?.sent ?? 0);
      if (ending) {
        ending.ended = now;
        if (!ending.fails) return over(now, 'success', ending);
        if (running.length === 1 && (!left || now >= policy.deadline_ms)) {
          return over(now, 'failure');
        }
        if (now >= policy.deadline_ms) return over(now, 'deadline');
        if (left) send(now);
        again = true;
      } else if (now >= policy.deadline_ms) {
        return over(now, 'deadline');
      } else if (left && waited >= (policy.delays[attempts.length - 1] ?? Infinity)) {
        send(now);
        again = true;
      }
    }
  }
}

const never: TickScript = { latency_ms: 1000, fails: true };
