/** What a run found, for people: gates, a summary that claims no more than its intervals, Markdown. */
export { evaluateTargets } from './evaluate-targets';
export { summarize, type SummaryInput } from './summarize';
export { renderMarkdown } from './render-markdown';
