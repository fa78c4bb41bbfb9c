import type { Chart } from './charts/chart';
import type { Draw } from './charts/draw';
import { markup, type Markup } from './markup';

export interface Figure {
  /** Unlike that of any other figure of the page. */
  readonly id: string;
  readonly title: string;
  /** The chart in words, with its main numbers. */
  readonly caption: string;
  readonly chart: Chart;
}

/** A chart under its title and its description in words. */
export async function figure({ id, title, caption, chart }: Figure, draw: Draw): Promise<Markup> {
  const describedBy = `${id}-words`;
  const drawing = await draw(chart, { title, describedBy });
  return markup`<figure>
<figcaption><strong>${title}</strong> <span id="${describedBy}">${caption}</span></figcaption>
${drawing}
</figure>`;
}
