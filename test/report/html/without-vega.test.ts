import { expect, it, vi } from 'vitest';
import { renderHtml } from '../../../src/report';
import { FIXED_REPORT } from '../fixed-report';

vi.mock('vega', () => {
  throw new Error("Cannot find package 'vega'");
});

it('without its optional peers report.html has its tables, and says what each chart needs', async () => {
  const html = await renderHtml(FIXED_REPORT);
  expect(html).not.toContain('<svg');
  const figures = html.match(/<figure>/g) ?? [];
  expect(figures.length).toBeGreaterThan(4);
  expect(html.match(/<code>npm install vega@6 vega-lite@6<\/code>/g)).toHaveLength(figures.length);
  expect(html).toContain('<th scope="row" class="name">citation_<wbr>precision</th>');
});
