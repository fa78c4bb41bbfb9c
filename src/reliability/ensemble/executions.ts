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
async function sequential({ poll, options, answerOf }: Execution): Promise<void> {
  const votes = new Map<string, number>();
  for (let index = 0; index < poll.size; index++) {
    const answer = answerOf(await poll.ask(index));
    if (answer === null) continue;
    const count = (votes.get(answer) ?? 0) + 1;
    votes.set(answer, count);
    if (count === options.consensus) return;
  }
}

/** One after another, until one is confident enough. */
async function cascade({ poll, options, answerOf }: Execution): Promise<void> {
  const threshold = options.confidence_threshold ?? 1;
  for (let index = 0; index < poll.size; index++) {
    const ballot = await poll.ask(index);
    if (answerOf(ballot) !== null && (ballot.confidence ?? -1) >= threshold) return;
  }
}

/**
 * As many as make a quorum at once; one more whenever the delay passes or a member abstains, until
 * the quorum has voted or everybody was asked. Who is still answering then is aborted.
 */
function hedged({ poll, options, clock, answerOf }: Execution): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    let ended = 0;
    let votes = 0;
    let cancelTimer: () => void = () => undefined;
    const askOne = () => {
      cancelTimer();
      if (asked < poll.size) void poll.ask(asked++).then(receive);
      if (asked < poll.size) cancelTimer = clock.after(options.hedge_delay_ms ?? Infinity, askOne);
    };
    const receive = (ballot: Ballot) => {
      ended++;
      const abstains = answerOf(ballot) === null;
      if (!abstains) votes++;
      if (votes < options.quorum && abstains) askOne();
      if (votes < options.quorum && ended < asked) return;
      cancelTimer();
      poll.close();
      resolve();
    };
    for (let first = 0; first < options.quorum; first++) askOne();
  });
}
