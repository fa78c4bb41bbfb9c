import { fsum } from 'd3-array';
import type { Adapter, AdapterRequest, GenerateOptions } from '../../adapters';
import type { Cost, VoteMember, VoteOptions } from '../../contract';
import { systemClock, type Clock } from '../clock';
import { NOT_CALLED, voteOf, type Ballot } from './ballot';
import { decideVote, type Decision } from './decide-vote';
import { EXECUTIONS } from './executions';
import { Poll } from './poll';
import { votingRules, type VotingRulesOptions } from './voting-rules';

/** What an ensemble is made of. */
export interface EnsembleOptions extends VotingRulesOptions {
  /** Names the ensemble, as an adapter is named. */
  readonly ensemble_id: string;
  /** At least one; their order breaks ties that confidence does not. */
  readonly members: readonly Adapter[];
  /** Default: the system's monotonic clock. */
  readonly clock?: Clock;
}

/** A vote: the members' votes, and what follows from them. */
export interface Vote {
  readonly members: readonly VoteMember[];
  readonly decision: Decision;
  readonly options: VoteOptions;
  /** From the request to the decision, in milliseconds. */
  readonly latency_ms: number;
}

/** Several adapters behind a vote; itself an adapter. */
export interface Ensemble extends Adapter {
  /** Complete, as traces have them. */
  readonly options: VoteOptions;
  /**
   * Asks the members and decides. Never rejects for what a member does: one that fails abstains.
   *
   * @throws the reason of the caller's signal, once that is aborted
   */
  vote(request: AdapterRequest, options?: GenerateOptions): Promise<Vote>;
}

/** Thrown by `generate` when the members reach no decision. */
export class NoDecisionError extends Error {
  override readonly name = 'NoDecisionError';

  constructor(
    ensemble: string,
    readonly vote: Vote,
  ) {
    const { members, options } = vote;
    const votes = members.filter(({ abstained }) => !abstained).length;
    const counts = `${votes} of ${members.length} members voted, quorum ${options.quorum}, strategy ${options.strategy}`;
    super(
      [`${ensemble} reached no decision: ${counts}`, ...members.flatMap(abstention)].join('; '),
    );
  }
}

/** Why a member that was asked did not vote. */
function abstention({ adapter_id, abstain_reason, error }: VoteMember): string[] {
  if (abstain_reason === null || abstain_reason === 'not_called') return [];
  return [`${adapter_id}: ${error?.message ?? abstain_reason}`];
}

/**
 * Puts adapters behind a vote.
 *
 * `generate` answers with the winner in the wording of the decision; its confidence is the winner's
 * share of all scores, its cost the sum of the members'.
 *
 * @throws RangeError for options that are none, weights that do not fit, no members, or two of one
 * name
 */
export function createEnsemble({
  ensemble_id,
  members,
  clock = systemClock,
  ...rules
}: EnsembleOptions): Ensemble {
  const { options, normalize, weightOf, custom } = votingRules(members, rules);
  const toVote = (poll: Poll) =>
    members.map(({ adapter_id }, index) =>
      voteOf(adapter_id, weightOf(index), poll.ballots[index] ?? NOT_CALLED, normalize),
    );

  const vote: Ensemble['vote'] = async (request, { signal } = {}) => {
    signal?.throwIfAborted();
    const started = clock.now();
    const poll = new Poll(members, request, { clock, deadline_ms: options.deadline_ms });
    const onAbort = () => poll.close(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    try {
      const answerOf = (ballot: Ballot) => voteOf('', 0, ballot, normalize).answer;
      await EXECUTIONS[options.execution]({ poll, options, clock, answerOf });
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
    signal?.throwIfAborted();
    const votes = toVote(poll);
    const decision = decideVote(votes, options, custom);
    return { members: votes, decision, options, latency_ms: clock.now() - started };
  };

  return {
    adapter_id: ensemble_id,
    options,
    vote,
    async generate(request, callOptions) {
      const voted = await vote(request, callOptions);
      const { output, winner, tally } = voted.decision;
      if (winner === null || output === null) throw new NoDecisionError(ensemble_id, voted);
      const confidence = shareOf(winner, tally);
      const cost = totalCost(voted.members);
      return { text: output, confidence, latency_ms: voted.latency_ms, ...(cost && { cost }) };
    },
  };
}

/** A custom score below 0 has no share, and takes none from the others. */
function shareOf(winner: string, tally: Decision['tally']): number {
  const total = fsum(tally, ({ score }) => Math.max(0, score));
  const won = tally.find(({ answer }) => answer === winner)?.score ?? 0;
  return total > 0 ? won / total : 0;
}

/** Amounts of several currencies have no sum. */
function totalCost(members: readonly VoteMember[]): Cost | undefined {
  const costs = members.flatMap(({ cost }) => cost ?? []);
  const [first] = costs;
  if (!first || costs.some(({ currency }) => currency !== first.currency)) return undefined;
  return { amount: fsum(costs, ({ amount }) => amount), currency: first.currency };
}
