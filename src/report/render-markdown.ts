import type { Report } from '../contract';
import { comparisonsSection } from './comparisons-section';
import { ensemblesSection } from './ensembles-section';
import { gatesSection } from './gates-section';
import { latencySection } from './latency-section';
import { markdownTable } from './markdown-table';
import { markdownText } from './markdown-text';
import { metricsSection } from './metrics-section';
import { seriesSection } from './series-section';

/**
 * report.md: the report as GitHub-flavoured Markdown, ending with a newline. Text from the report
 * is escaped, so that a hostile one shows as what it is.
 */
export function renderMarkdown(report: Report): string {
  const blocks = [
    `# ${markdownText(report.title)}`,
    factsTable(report),
    ...summarySection(report.summary),
    ...gatesSection(report.quality_results),
    ...metricsSection(report.metrics),
    ...comparisonsSection(report.comparisons),
    ...ensemblesSection(report),
    ...latencySection(report),
    ...seriesSection(report.series),
    ...notesSection(report.notes),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function factsTable({ params, ...report }: Report): string {
  const facts = [
    ['Run', markdownText(report.run_id)],
    ['Experiment', markdownText(report.experiment_id)],
    ['Status', markdownText(report.status)],
    ['Generated', markdownText(report.generated_at)],
    ['Seed', String(report.seed)],
    ...Object.entries(params).map(([name, value]) => [
      `Parameter ${markdownText(name)}`,
      typeof value === 'string' ? markdownText(value) : String(value),
    ]),
  ];
  return markdownTable(
    [
      { head: 'Fact', align: 'left' },
      { head: 'Value', align: 'left' },
    ],
    facts,
  );
}

function summarySection(summary: string): string[] {
  const text = markdownText(summary);
  return text === '' ? [] : ['## Summary', text];
}

function notesSection(notes: readonly string[]): string[] {
  const texts = notes.map(markdownText).filter((text) => text !== '');
  if (texts.length === 0) return [];
  return ['## Notes', texts.map((text) => `- ${text}`).join('\n')];
}
