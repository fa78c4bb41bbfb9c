import { markdownTable, markdownText } from '../../report';
import type { Renderer, Reported } from './renderer';

const COLUMNS = ['', 'Where', 'What', 'Rule', 'What to do'].map(
  (head) => ({ head, align: 'left' }) as const,
);

const MARKS = { error: '❌', warning: '⚠️', note: 'ℹ️' } as const;

/** For comments on a change: a table of problems for each target, kept until its end. */
export function markdown(): Renderer {
  const targets: { name: string; rows: string[][]; omitted: number }[] = [];
  return {
    target: (name) => void targets.push({ name, rows: [], omitted: 0 }),
    problem(problem) {
      targets.at(-1)?.rows.push(row(problem));
      return '';
    },
    omitted() {
      const current = targets.at(-1);
      if (current) current.omitted++;
    },
    end: () => targets.map(section).join('\n'),
  };
}

function row({ severity = 'error', file, line, column, message, rule, hint }: Reported): string[] {
  const place = `${file}:${line}:${column}`;
  return [MARKS[severity], ...[place, message, rule, hint].map(markdownText)];
}

function section({
  name,
  rows,
  omitted,
}: {
  name: string;
  rows: string[][];
  omitted: number;
}): string {
  const body = rows.length > 0 ? markdownTable(COLUMNS, rows) : 'Nothing was found.';
  const more = omitted > 0 ? `\n\n${omitted} more are not listed; raise --max-problems.` : '';
  return `### ${markdownText(name)}\n\n${body}${more}\n`;
}
