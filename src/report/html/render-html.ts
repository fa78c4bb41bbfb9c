import type { Report } from '../../contract';
import { loadDraw } from './charts/draw';
import { markup } from './markup';
import { page } from './page';
import { pageHeader } from './page-header';
import { contents, sectionMarkup, type Section } from './section';
import { comparisonsSection } from './sections/comparisons';
import { ensemblesSection } from './sections/ensembles';
import { gatesSection } from './sections/gates';
import { latencySection } from './sections/latency';
import { metricsSection } from './sections/metrics';
import { notesSection } from './sections/notes';
import { parametersSection } from './sections/parameters';
import { seriesSection } from './sections/series';
import { shownOnce } from './shown-once';

/**
 * report.html: the report as one file that needs no network and no script, readable in light and
 * dark, on paper, on a telephone and without colour vision. The same report gives the same bytes.
 * Text from the report is escaped, so that a hostile one shows as what it is; the report itself is
 * in the JSON of the element `report`.
 *
 * Charts are drawn by vega and vega-lite, which are optional peers: without them each chart is
 * replaced by a line that says how to install them, and the tables beside it remain.
 */
export async function renderHtml(report: Report): Promise<string> {
  const draw = await loadDraw();
  const shown = shownOnce(report);
  const sections: Section[] = [
    gatesSection(report.quality_results),
    metricsSection(shown.metrics),
    ...(await comparisonsSection(shown.comparisons, draw)),
    ...(await ensemblesSection(report, shown.votes, draw)),
    ...(await latencySection(report.latency, shown, draw)),
    ...(await seriesSection(report.series, draw)),
    ...parametersSection(report.params),
    ...notesSection(report.notes),
  ];
  return page(
    { title: report.title, id: 'report', data: report },
    markup`${pageHeader(report)}${contents(sections)}<main>
${sections.map(sectionMarkup)}</main>
`,
  );
}
