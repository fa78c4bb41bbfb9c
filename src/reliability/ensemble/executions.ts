import type { VoteOptions } from '../../contract';
import type { Clock } from '../clock';
import type { Ballot } from './ballot';
import type { Poll } from './poll';

/** What an execution can see of the vote that it collects. */
export interface Execution {
  readonly poll: Poll;
  readonly options: VoteOptions;
  readonly clock: Clock;
  /** The normalised answer of a ballot; null for an abstention. */
  readonly answerOf: (ballot: Ballot) => string | null;
}

/** Asks the members that are needed, in the order and number that the execution has. */
export const EXECUTIONS: Readonly<
  Record<VoteOptions['execution'], (execution: Execution) => Promise<void>>
> = { parallel, sequential, cascade, hedged };

async function parallel({ poll }: Execution): Promise<void> {
  await Promise.all(poll.ballots.map((_, index) => poll.ask(index)));
}

/** One after another, until as many give the same answer as make a consensus. */
function sequential(execution: Execution): Promise<void> {
  const consensus = execution.options.consensus ?? Infinity;
  const counts = new Map<string, number>();
  return oneByOne(execution, (answer) => {
    const count = (counts.get(answer) ?? 0) + 1;
    counts.set(answer, count);
    return count >= consensus;
  });
}

/** One after another, until one is confident enough. */
function cascade(execution: Execution): Promise<void> {
  const threshold = execution.options.confidence_threshold ?? Infinity;
  return oneByOne(execution, (_, { confidence }) => (confidence ?? -1) >= threshold);
}

/**
 * Asks in order, until one of the votes was enough; and for a quorum in any case, as without one
 * nothing would be decided.
 */
async function oneByOne(
  { poll, options, answerOf }: Execution,
  isEnough: (answer: string, ballot: Ballot) => boolean,
): Promise<void> {
  let votes = 0;
  let enough = false;
  for (let index = 0; index < poll.size; index++) {
    const ballot = await poll.ask(index);
    const answer = answerOf(ballot);
    if (answer === null) continue;
    votes++;
    if (isEnough(answer, ballot)) enough = true;
    if (enough && votes >= options.quorum) return;
  }
}

/**
 * As many as make a quorum at once, and one more for each that has not answered after the delay, or
 * abstains before, until the quorum has voted or everybody has answered. Who is still answering then
 * is aborted.
 */
function hedged({ poll, options, clock, answerOf }: Execution): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    let ended = 0;
    let votes = 0;
    const timers = new Set<() => void>();
    const askOne = () => {
      if (asked === poll.size) return;
      const ballot = poll.ask(asked++);
      const cancel = clock.after(options.hedge_delay_ms ?? Infinity, () => {
        timers.delete(cancel);
        askOne();
      });
      timers.add(cancel);
      void ballot.then((received) => {
        cancel();
        receive(received, timers.delete(cancel));
      });
    };
    const receive = (ballot: Ballot, isInTime: boolean) => {
      ended++;
      const abstains = answerOf(ballot) === null;
      if (!abstains) votes++;
      // One that was slow has been replaced already.
      if (votes < options.quorum && abstains && isInTime) askOne();
      if (votes < options.quorum && ended < asked) return;
      for (const cancel of timers) cancel();
      poll.close();
      resolve();
    };
    for (let first = 0; first < options.quorum; first++) askOne();
  });
}
