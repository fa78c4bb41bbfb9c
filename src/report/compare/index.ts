/** Two runs side by side. */
export { compareRuns } from './compare-runs';
export type { ReportedRun } from './paired-records';
export { renderComparisonMarkdown } from './render-comparison-markdown';
export type * from './run-comparison';
