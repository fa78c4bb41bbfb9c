import type { RunComparison } from '../../compare';
import { loadDraw } from '../charts/draw';
import { markup } from '../markup';
import { page } from '../page';
import { contents, sectionMarkup, type Section } from '../section';
import { answersSection } from './answers';
import { comparisonHeader } from './comparison-header';
import { gatesSection } from './gates';
import { metricsSection } from './metrics';
import { settingsSection } from './settings';

/**
 * The comparison of two runs as one HTML file, made as `renderHtml` makes that of a report; the
 * comparison itself is in the JSON of the element `comparison`.
 */
export async function renderComparisonHtml(comparison: RunComparison): Promise<string> {
  const draw = await loadDraw();
  const sections: Section[] = [
    gatesSection(comparison.gates),
    await metricsSection(comparison, draw),
    answersSection(comparison),
    settingsSection(comparison.settings),
  ];
  return page(
    { title: 'Two runs compared', id: 'comparison', data: comparison },
    markup`${comparisonHeader(comparison)}${contents(sections)}<main>
${sections.map(sectionMarkup)}</main>
`,
  );
}
