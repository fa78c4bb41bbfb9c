import type { Adapter, AdapterRequest } from '../../adapters';
import { errorInfo } from '../../artifacts';
import type { Clock } from '../clock';
import { soundAnswer } from '../sound-answer';
import { NOT_CALLED, type Ballot } from './ballot';

/** Why a member was told to stop. */
const DECIDED = 'the vote is decided';
const TOO_LATE = "the member's deadline has passed";

interface PollOptions {
  readonly clock: Clock;
  /** Deadline of each member, in milliseconds; null for none. */
  readonly deadline_ms: number | null;
}

/**
 * The asking of members for one vote. A member that throws, rejects, gives no valid answer or is late
 * leaves a ballot that says so; asking never rejects, and leaves neither timer nor listener.
 */
export class Poll {
  /** In the order of the members; `not_called` until a member's ballot is in. */
  readonly ballots: Ballot[];
  readonly #members: readonly Adapter[];
  readonly #request: AdapterRequest;
  readonly #options: PollOptions;
  readonly #inFlight = new Set<(reason: unknown) => void>();
  #closed = false;

  constructor(members: readonly Adapter[], request: AdapterRequest, options: PollOptions) {
    this.#members = members;
    this.#request = request;
    this.#options = options;
    this.ballots = members.map(() => NOT_CALLED);
  }

  get size(): number {
    return this.#members.length;
  }

  /** Asks a member; resolves with its ballot, which also stands in `ballots` from then on. */
  async ask(index: number): Promise<Ballot> {
    const member = this.#members[index];
    if (this.#closed || !member) return NOT_CALLED;
    const ballot = await this.#ballotOf(member);
    this.ballots[index] = ballot;
    return ballot;
  }

  /** Aborts whoever is still answering; nobody is asked any more. */
  close(reason: unknown = new DOMException(DECIDED, 'AbortError')): void {
    this.#closed = true;
    for (const abort of this.#inFlight) abort(reason);
  }

  #ballotOf(member: Adapter): Promise<Ballot> {
    const { clock, deadline_ms } = this.#options;
    const started = clock.now();
    const controller = new AbortController();
    return new Promise((resolve) => {
      let cancelDeadline: () => void = () => undefined;
      const end = (ballot: Omit<Ballot, 'latency_ms'>) => {
        if (!this.#inFlight.delete(abort)) return;
        cancelDeadline();
        resolve({ ...ballot, latency_ms: clock.now() - started });
      };
      const abort = (reason: unknown) => {
        end({ output: null, confidence: null, failure: 'aborted' });
        controller.abort(reason);
      };
      this.#inFlight.add(abort);
      if (deadline_ms !== null) {
        cancelDeadline = clock.after(deadline_ms, () => {
          end({ output: null, confidence: null, failure: 'timeout' });
          controller.abort(new DOMException(TOO_LATE, 'TimeoutError'));
        });
      }
      answerOf(member, this.#request, controller.signal).then(end, (error: unknown) =>
        end({ output: null, confidence: null, failure: 'error', error: errorInfo(error) }),
      );
    });
  }
}

/**
 * Async, so that an adapter that throws at once rejects like any other; so does one whose answer no
 * trace could hold, since one member's mistake must not fail the vote.
 */
async function answerOf(
  member: Adapter,
  request: AdapterRequest,
  signal: AbortSignal,
): Promise<Omit<Ballot, 'latency_ms'>> {
  const answer = soundAnswer(await member.generate(request, { signal }));
  const { text, confidence = null, cost } = answer;
  return { output: text, confidence, failure: null, ...(cost && { cost }) };
}
