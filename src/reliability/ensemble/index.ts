/**
 * Several models behind a vote. The decision is a pure function of the members' outputs and the
 * options, and every option is in the trace, so that a recorded vote can be decided again.
 */
export {
  createEnsemble,
  NoDecisionError,
  type Ensemble,
  type EnsembleOptions,
  type Vote,
} from './ensemble';
export { voteOptions, type PartialVoteOptions } from './vote-options';
export type { CustomRules, ScoreAnswers } from './custom-rules';
export type { VotingRulesOptions } from './voting-rules';
export { KNOWN_NORMALIZATIONS, type Normalize } from './normalize';
export { learnWeights, type ValidationScore } from './learn-weights';
export { validationScores } from './validation-scores';
export { effectiveNumAnswers } from './effective-num-answers';

/** The pure part: deciding, tracing, and deciding again. */
export { NOT_CALLED, voteOf, type Ballot, type RecordedBallot } from './ballot';
export { decideVote, type Decision } from './decide-vote';
export { traceVote, type VoteSubject } from './vote-trace';
export { traceOfAnswers, type RecordedAnswer } from './trace-of-answers';
export { replayVote } from './replay-vote';
