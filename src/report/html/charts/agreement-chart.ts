import { max } from 'd3-array';
import type { EnsembleReport } from '../../../contract';
import { formatNumber } from '../../../wording';
import { CHART_WIDTH, type Chart } from './chart';
import { VEGA_PER_PIXEL, widthOf } from './theme';

const ROW_HEIGHT = 44;
const LABEL_HEIGHT = 28;
const MAX_LABEL_WIDTH = 150;

/** The share of agreement of each pair: as a number in each cell, and by how full its colour is. */
export function agreementChart({
  members,
  agreement_matrix,
}: Pick<EnsembleReport, 'members' | 'agreement_matrix'>): Chart {
  const cells = members.flatMap((row, i) =>
    members.map((column, j) => {
      const share = agreement_matrix[i]?.[j] ?? null;
      return { row, column, share: share ?? 0, text: share === null ? '–' : formatNumber(share) };
    }),
  );
  const longest = max(members, ({ length }) => length) ?? 0;
  const left = 12 + Math.min(MAX_LABEL_WIDTH, widthOf(longest));
  const cellWidth = (CHART_WIDTH - left) / members.length;
  const scale = { domain: [...members], paddingInner: 0.04 };
  const axis = {
    domain: false,
    ticks: false,
    labelPadding: 6,
    labelLimit: MAX_LABEL_WIDTH * VEGA_PER_PIXEL,
  };
  return {
    height: LABEL_HEIGHT + ROW_HEIGHT * members.length,
    margins: { left, right: 0, top: LABEL_HEIGHT, bottom: 2 },
    values: [],
    encoding: {
      x: {
        field: 'column',
        type: 'nominal',
        title: null,
        scale,
        axis: {
          ...axis,
          orient: 'top',
          labelAngle: 0,
          labelLimit: (cellWidth - 6) * VEGA_PER_PIXEL,
        },
      },
      y: { field: 'row', type: 'nominal', title: null, scale, axis },
    },
    layer: [
      {
        data: { values: cells },
        mark: { type: 'rect', color: 'var(--heat)', stroke: 'var(--rule)', strokeWidth: 1 },
        encoding: {
          fillOpacity: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: [0, 1], range: [0, 1] },
            legend: null,
          },
        },
      },
      {
        data: { values: cells },
        mark: { type: 'text' },
        encoding: { text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}
