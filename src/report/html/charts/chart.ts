import type { TopLevelSpec } from 'vega-lite';

type LayeredSpec = Extract<TopLevelSpec, { layer: unknown }>;

/** Of all charts, in pixels; a telephone shows them at about 0.8 of it. */
export const CHART_WIDTH = 460;

/** One layer of a chart: its data, its mark, and what places it. */
export type Layer = LayeredSpec['layer'][number];

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A chart in Vega-Lite's terms. Its field names are fixed and its data is in it: nothing in a spec
 * that comes from a report is a field name, an expression or an address.
 */
export interface Chart {
  /** In pixels, axes and legend included. */
  readonly height: number;
  /**
   * Room around the plot for axes, in pixels. Left out, vega takes it from the widths of its labels,
   * which it overestimates without a canvas: too much where labels are names.
   */
  readonly margins?: Margins;
  /** The numbers from a report that it places; out of reach of vega's axes, it is not drawn. */
  readonly values: readonly number[];
  readonly layer: Layer[];
  readonly encoding?: NonNullable<LayeredSpec['encoding']>;
}
