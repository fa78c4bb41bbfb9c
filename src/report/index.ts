/** What a run found, for people: gates, a summary that claims no more than its intervals, and its forms. */
export {
  compareRuns,
  renderComparisonMarkdown,
  type AnswerChange,
  type ComparedAnswers,
  type ComparedGate,
  type ComparedMetric,
  type ReportedRun,
  type RunComparison,
} from './compare';
export { buildReport, type ReportFrame } from './build-report';
export { evaluateTargets } from './evaluate-targets';
export { Recomputation, rebuildReport, type RebuiltReport } from './recompute';
export { markdownTable } from './markdown-table';
export { markdownText } from './markdown-text';
export { readRunRecords } from './read-run-records';
export { renderComparisonHtml, renderHtml } from './html';
export { renderMarkdown } from './render-markdown';
export type { RunRecords, StoredRunRecords } from './run-records';
export { summarize, type SummaryInput } from './summarize';
