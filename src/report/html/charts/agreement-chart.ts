import type { EnsembleReport } from '../../../contract';
import { formatNumber } from '../../format-number';
import type { Chart } from './chart';
import { VEGA_PER_PIXEL } from './theme';

const ROW_HEIGHT = 44;
const LABEL_HEIGHT = 60;

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
  const scale = { domain: [...members], paddingInner: 0.04 };
  const axis = { domain: false, ticks: false, labelPadding: 6 };
  return {
    height: LABEL_HEIGHT + ROW_HEIGHT * members.length,
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
          labelLimit: (300 / members.length) * VEGA_PER_PIXEL,
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
