import type { TopLevelSpec } from 'vega-lite';

type LayeredSpec = Extract<TopLevelSpec, { layer: unknown }>;

/** One layer of a chart: its data, its mark, and what places it. */
export type Layer = LayeredSpec['layer'][number];

/**
 * A chart in Vega-Lite's terms. Its field names are fixed and its data is in it: nothing in a spec
 * that comes from a report is a field name, an expression or an address.
 */
export interface Chart {
  /** In pixels, axes and legend included; all charts have the same width. */
  readonly height: number;
  readonly layer: Layer[];
  readonly encoding?: NonNullable<LayeredSpec['encoding']>;
}
