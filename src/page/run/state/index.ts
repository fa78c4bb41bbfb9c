/** A run's events, folded into what the page shows. Pure. */
export { NO_EVENTS, stateAfter, type RunState } from './run-state';
export { seriesKey, type Series, type SeriesByKey } from './series';
export type { StageCalls } from './calls';
export type { EnsembleVotes, VotesByKey } from './votes';
export type { LogLine } from './log';
export type { StageState } from './stages';
export type { UnknownEvents } from './unknown-events';
