import type { Loader } from 'vega';
import { Markup, markup } from '../markup';
import { CHART_WIDTH, type Chart, type Margins } from './chart';
import { slimSvg } from './slim-svg';
import { THEME } from './theme';

/** What a chart is called, for people who do not see it. */
interface ChartLabel {
  readonly title: string;
  /** Id of the element that describes it in words. */
  readonly describedBy: string;
}

/** A chart as an SVG element; the same chart gives the same bytes. */
export type Draw = (chart: Chart, label: ChartLabel) => Promise<Markup>;

/** Charts load nothing: their data is in them. */
const NO_LOADER: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/**
 * Draws with vega and vega-lite, which are optional peers: where they are not installed, each chart
 * is replaced by a line that says how to install them.
 */
export async function loadDraw(): Promise<Draw> {
  try {
    return drawWith(await import('vega'), await import('vega-lite'));
  } catch {
    return () => Promise.resolve(MISSING);
  }
}

const MISSING = markup`<p class="no-chart">No chart: <code>npm install vega@6 vega-lite@6</code> and make the report again.</p>`;

const OUT_OF_REACH = markup`<p class="no-chart">No chart: the values are too small or too large to be drawn.</p>`;

/** Beyond, the steps of an axis underflow or its span overflows, and vega fails. */
const REACH = { least: 1e-100, most: 1e100 };

function drawWith(vega: typeof import('vega'), { compile }: typeof import('vega-lite')): Draw {
  return async ({ height, margins, values, layer, encoding }, { title, describedBy }) => {
    if (!values.every(isInReach)) return OUT_OF_REACH;
    const { spec } = compile({
      ...sizes(height, margins),
      config: THEME,
      layer,
      ...(encoding && { encoding }),
    });
    const view = new vega.View(vega.parse(spec), { renderer: 'none', loader: NO_LOADER });
    const content = slimSvg(await view.toSVG());
    view.finalize();
    return markup`<svg role="img" aria-label="${title}" aria-describedby="${describedBy}" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}">${new Markup(content)}</svg>`;
  };
}

function isInReach(value: number): boolean {
  const magnitude = Math.abs(value);
  return magnitude === 0 || (magnitude > REACH.least && magnitude < REACH.most);
}

function sizes(height: number, margins: Margins | undefined) {
  if (!margins)
    return { width: CHART_WIDTH, height, autosize: { type: 'fit', contains: 'padding' } } as const;
  const { left, right, top, bottom } = margins;
  const inner = { width: CHART_WIDTH - left - right, height: height - top - bottom };
  return { ...inner, padding: { left, right, top, bottom }, autosize: 'none' } as const;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('a chart of a report loads nothing'));
}
